import {openAnswers} from "./guess/openAnswers.js";
import {isInSight} from "./scene/inSight.js";
import {journeyBy, journeyTo} from "./scene/journey.js";
import {wayToBoth} from "./scene/wayToBoth.js";
import {ownPairs, pairsOf, type Pair} from "./state/addressState.js";
import type {FigureState} from "./state/figureState.js";
import {flushAddress} from "./state/writeAddress.js";
import {keepAt} from "./way/keepAt.js";

/** What the prose needs of a figure that it drives. */
interface Driven<State> extends Pick<FigureState<State>, "state" | "set" | "becomeFromText" | "isAt" | "watch"> {
  readonly id: string;
  readonly element: HTMLElement;
  readonly stage: HTMLElement;
  readonly signal: AbortSignal;
}

/**
 * Binds what drives a figure from the prose: `<button data-figure="loss-cliff" data-set="step=94&clip=yes">`, which is
 * set as `.press`, and links to this page with the figure's state in them, `<a href="?loss-cliff.step=94#loss-cliff">`.
 * Both name the whole state that their sentence speaks of: a field that they do not name is as it is at first.
 */
export function bindProse<State>(figure: Driven<State>): void {
  const {id, signal} = figure;
  for (const press of document.querySelectorAll<HTMLElement>(`.press[data-figure="${CSS.escape(id)}"]`))
    bindPress(press, figure);
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const pairs = link && ownState(link, id);
    if (!pairs || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(figure, link, pairs);
  };
  document.addEventListener("click", follow, {signal});
}

/**
 * A link means the same here as in a page that it opens: the figure is in the state it names, the reader is at the figure,
 * with the focus, and Back returns to where the link is and to what the figure was.
 */
function visit<State>(figure: Driven<State>, link: HTMLElement, pairs: readonly Pair[]): void {
  const {element, stage} = figure;
  journeyTo(link, element, () => {
    figure.becomeFromText(pairs);
    flushAddress();
  });
  stage.tabIndex = -1;
  stage.addEventListener("blur", () => stage.removeAttribute("tabindex"), {once: true});
  stage.focus({preventScroll: true});
}

/**
 * A press is pressed while the figure is as it left it; pressed again, it takes its change back. The page stays where it
 * is while the picture is in sight; else the reader is taken there, the words come along, and Back returns. Unbound, as
 * without JavaScript, it reads as plain text.
 */
function bindPress<State>(press: HTMLElement, figure: Driven<State>): void {
  const {signal} = figure;
  let change: {readonly before: Readonly<State>; readonly after: Readonly<State>} | undefined;
  const pressed = (): boolean => change !== undefined && figure.isAt(change.after);
  const showPressed = (): void => {
    press.setAttribute("aria-pressed", String(pressed()));
    if (pressed()) press.setAttribute("aria-description", "Press again to take it back");
    else press.removeAttribute("aria-description");
  };
  const set = (): void => {
    const before = figure.state;
    figure.becomeFromText(pairsOf(press.dataset.set ?? ""));
    change = {before, after: figure.state};
  };
  const act = (event: MouseEvent): void => {
    if (change && pressed()) {
      const {before} = change;
      change = undefined;
      stay(press, pictureOf(figure));
      figure.set(before);
    } else showIn(figure, press, set, event.detail === 0);
    showPressed();
  };
  const byKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press.click();
  };
  press.setAttribute("role", "button");
  press.tabIndex = 0;
  press.setAttribute("aria-controls", figure.id);
  press.addEventListener("click", act, {signal});
  press.addEventListener("keydown", byKey, {signal});
  figure.watch(showPressed);
  signal.addEventListener("abort", () =>
    ["role", "tabindex", "aria-controls", "aria-pressed", "aria-description"].forEach((name) =>
      press.removeAttribute(name)
    )
  );
}

/**
 * A sentence that becomes longer above what is pressed moves it nowhere; nor, where the words have come along in a card, the
 * picture that they stand beside.
 */
function stay(press: HTMLElement, picture: Element): void {
  const read = document.querySelector(".along") ? picture : press;
  const {top, bottom} = read.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) keepAt(read, top);
}

/** What a press tells the answer of opens first, since where the press and its picture are seen together depends on it. */
function openAbove(press: HTMLElement, figure: HTMLElement): void {
  const {top} = press.getBoundingClientRect();
  openAnswers(figure, true);
  scrollBy({top: press.getBoundingClientRect().top - top, behavior: "instant"});
}

function pictureOf({stage}: {readonly stage: HTMLElement}): Element {
  return stage.querySelector(".picture") ?? stage;
}

/** Makes a change where the reader sees it. */
function showIn<State>(figure: Driven<State>, press: HTMLElement, change: () => void, byKey: boolean): void {
  const picture = pictureOf(figure);
  openAbove(press, figure.element);
  // One that is higher than the window, with a place to train in, scrolls by itself: its picture is at its head.
  figure.element.scrollTop = 0;
  if (isInSight(picture)) {
    stay(press, picture);
    return change();
  }
  const changeAddress = (): void => {
    change();
    flushAddress();
  };
  const by = wayToBoth(picture, press);
  if (by !== undefined) return journeyBy(press, figure.element, changeAddress, by);
  const card = journeyTo(press, figure.element, changeAddress);
  if (byKey) card.focus();
}

/** The fields of the figure that a link within this page sets; undefined where it sets none, or leads elsewhere. */
function ownState(link: HTMLAnchorElement, id: string): readonly Pair[] | undefined {
  // What leads to a place in the page, "#sources", has the page's own state only in the address that it comes to.
  if (!link.getAttribute("href")?.includes("?")) return undefined;
  const {origin, pathname, search} = new URL(link.href, location.href);
  if (origin !== location.origin || pathname !== location.pathname) return undefined;
  const own = ownPairs(id, search);
  return own.length === 0 ? undefined : own;
}
