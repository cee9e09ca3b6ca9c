import {flushAddress} from "../state/writeAddress.js";
import {keepAt} from "./keepAt.js";

/** What an entry of the tab's history knows of ways out of the text; what leads there is named by its number in the page. */
interface Place {
  /** By what the reader left this place, and how far that then was from the top of the window, in px. */
  readonly left?: {readonly by: number; readonly top: number};
  /** By what the reader came to it. */
  readonly came?: number;
}

let listening = false;

/**
 * Takes the history a step on, from a link or words in the prose to a figure: Back leads to the exact place of `from`, and
 * to it. A second visit to the same figure is a step of its own: the browser would replace the first, and Back with it.
 */
export function leaveFor(figure: HTMLElement, from: HTMLElement): void {
  returnExactly();
  noteLeft(from);
  history.pushState({came: origins().indexOf(from)} satisfies Place, "", `#${figure.id}`);
}

/** Notes in the history's entry of this place by what it is left, where that stands in the text. */
function noteLeft(from: HTMLElement): void {
  flushAddress();
  const {came} = placeNow();
  const by = origins().indexOf(from);
  const left = {by, top: from.getBoundingClientRect().top};
  const place: Place = {...(came === undefined ? {} : {came}), ...(by < 0 ? {} : {left})};
  history.replaceState(place, "");
}

/** By what the reader has come to where the page is; undefined where not by a way to a figure. */
export function cameBy(): HTMLElement | undefined {
  const {came} = placeNow();
  return came === undefined ? undefined : origins()[came];
}

/** From now on who goes back is brought to where they left: within the page, or from another page that a link led to. */
export function returnExactly(): void {
  if (listening) return;
  listening = true;
  const comeBack = (): void => {
    const {left} = placeNow();
    const origin = left && origins()[left.by];
    if (origin) restore(origin, left.top);
  };
  addEventListener("popstate", comeBack);
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>("a[href]") : null;
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) noteLeft(link);
    },
    {capture: true}
  );
  const [loaded] = performance.getEntriesByType("navigation");
  if (!(loaded instanceof PerformanceNavigationTiming) || loaded.type !== "back_forward") return;
  // Until then the browser may still go to the place by its height, when no figure was alive yet.
  if (document.readyState === "complete") comeBack();
  else addEventListener("load", comeBack, {once: true});
}

/**
 * What was followed has the focus and is where it was in the window, though figures have come to life above it, and though
 * the browser, where the place has the figure's own address, goes to the figure instead.
 */
function restore(origin: HTMLElement, top: number): void {
  requestAnimationFrame(() => {
    // In a fold that is closed again it has no place.
    if (origin.getClientRects().length === 0) return;
    origin.focus({preventScroll: true});
    keepAt(origin, top);
  });
}

/**
 * All that may lead away from the text, in the page's order: without the list of sections, the copies in a card that came along,
 * and what only live pictures have.
 */
function origins(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>("main :is(.press, a[href])");
  return Array.from(all).filter((one) => !one.closest(".along, .sections, .stage"));
}

function placeNow(): Place {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? state : {};
}
