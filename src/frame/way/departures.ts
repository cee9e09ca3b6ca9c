import {flushAddress} from "../state/writeAddress.js";

/** What an entry of the tab's history knows of ways to figures; what leads to one is named by its number in the page. */
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
  flushAddress();
  const by = origins().indexOf(from);
  const left = {by, top: from.getBoundingClientRect().top};
  try {
    history.replaceState({...placeNow(), left} satisfies Place, "");
    history.pushState({came: by} satisfies Place, "", `#${figure.id}`);
  } catch {
    // A page in a frame of its own may not write its history: then Back leads to the page, as from any link.
    location.hash = figure.id;
  }
}

/** By what the reader has come to where the page is; undefined where not by a way to a figure. */
export function cameBy(): HTMLElement | undefined {
  const {came} = placeNow();
  return came === undefined ? undefined : origins()[came];
}

/** From now on who goes back is brought to where they left; also after the page was loaded anew. */
export function returnExactly(): void {
  if (listening) return;
  listening = true;
  addEventListener("popstate", () => {
    const {left} = placeNow();
    const origin = left && origins()[left.by];
    if (origin) restore(origin, left.top);
  });
}

/**
 * What was followed has the focus and is where it was in the window, though figures have come to life above it, and though
 * the browser, where the place has the figure's own address, goes to the figure instead.
 */
function restore(origin: HTMLElement, top: number): void {
  requestAnimationFrame(() => {
    origin.focus({preventScroll: true});
    scrollBy({top: origin.getBoundingClientRect().top - top, behavior: "instant"});
  });
}

/** All that may lead to a figure, in the page's order, without the copies in a card that came along. */
function origins(): HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>("main :is(.press, a[href])");
  return Array.from(all).filter((one) => !one.closest(".along"));
}

function placeNow(): Place {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? state : {};
}
