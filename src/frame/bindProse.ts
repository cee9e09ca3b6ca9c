import type {FigureState} from "./state/figureState.js";
import {flushAddress} from "./state/writeAddress.js";

/** What the prose needs of a figure that it drives. */
interface Driven<State> extends Pick<
  FigureState<State>,
  "state" | "set" | "setFromText" | "becomeFromText" | "isAt" | "watch"
> {
  readonly id: string;
  readonly element: HTMLElement;
  readonly stage: HTMLElement;
  readonly signal: AbortSignal;
}

/**
 * Binds what drives a figure from the prose: `<button data-figure="loss-cliff" data-set="step=94&clip=yes">`, and links
 * to this page with the figure's state in them, `<a href="?loss-cliff.step=94#loss-cliff">`. A button is pressed while
 * the figure is as it left it; pressed again, it takes its change back. Unbound, as without JavaScript, a button reads
 * as plain text.
 */
export function bindProse<State>(figure: Driven<State>): void {
  const {id, element, stage, signal} = figure;
  const drive = (pairs: URLSearchParams): void => {
    figure.setFromText(pairs);
    // The whole figure where the screen has room for it, else its picture: what the button does is to be seen.
    (element.offsetHeight <= innerHeight ? element : stage).scrollIntoView({block: "nearest"});
  };
  for (const button of document.querySelectorAll<HTMLButtonElement>(`button[data-figure="${CSS.escape(id)}"]`))
    bindButton(button, figure, drive);
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const pairs = link && ownState(link, id);
    if (!pairs || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(figure, pairs);
  };
  document.addEventListener("click", follow, {signal});
}

/**
 * A link means the same here as in a page that it opens: the figure is in the state it names, the reader is at the figure,
 * with the focus, and Back returns to where the link is and to what the figure was.
 */
function visit<State>(figure: Driven<State>, pairs: URLSearchParams): void {
  const {id, element, stage} = figure;
  flushAddress();
  history.pushState(null, "", `#${id}`);
  figure.becomeFromText(pairs);
  flushAddress();
  element.scrollIntoView({block: "start"});
  stage.tabIndex = -1;
  stage.addEventListener("blur", () => stage.removeAttribute("tabindex"), {once: true});
  stage.focus({preventScroll: true});
}

function bindButton<State>(
  button: HTMLButtonElement,
  figure: Driven<State>,
  drive: (pairs: URLSearchParams) => void
): void {
  let change: {readonly before: Readonly<State>; readonly after: Readonly<State>} | undefined;
  const pressed = (): boolean => change !== undefined && figure.isAt(change.after);
  const showPressed = (): void => button.setAttribute("aria-pressed", String(pressed()));
  const act = (): void => {
    if (change && pressed()) {
      const {before} = change;
      change = undefined;
      figure.set(before);
    } else {
      const before = figure.state;
      drive(new URLSearchParams(button.dataset.set ?? ""));
      if (!figure.isAt(before)) change = {before, after: figure.state};
    }
    showPressed();
  };
  button.type = "button";
  button.setAttribute("aria-controls", figure.id);
  button.addEventListener("click", act, {signal: figure.signal});
  figure.watch(showPressed);
  const unbind = (): void => ["aria-controls", "aria-pressed"].forEach((name) => button.removeAttribute(name));
  figure.signal.addEventListener("abort", unbind);
}

/** The fields of the figure that a link within this page sets; undefined where it sets none, or leads elsewhere. */
function ownState(link: HTMLAnchorElement, id: string): URLSearchParams | undefined {
  // What leads to a place in the page, "#sources", has the page's own state only in the address that it comes to.
  if (!link.getAttribute("href")?.includes("?")) return undefined;
  const {origin, pathname, searchParams} = new URL(link.href, location.href);
  if (origin !== location.origin || pathname !== location.pathname) return undefined;
  const own = [...searchParams].filter(([name]) => name.startsWith(`${id}.`));
  if (own.length === 0) return undefined;
  return new URLSearchParams(own.map(([name, value]) => [name.slice(id.length + 1), value]));
}
