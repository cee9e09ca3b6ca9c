import {barHeight} from "./barHeight.js";

/** How much of an element the window shows, from 0 to 1, of what it could show of it at most. */
function inSight(element: Element): number {
  const {top, bottom, height} = element.getBoundingClientRect();
  const bar = barHeight();
  const shown = Math.min(bottom, innerHeight) - Math.max(top, bar);
  return Math.max(0, shown) / Math.max(1, Math.min(height, innerHeight - bar));
}

/**
 * A picture is in sight from here on: what a change in it does is seen. A tenth more than has to be, since at the end of a
 * scene a sentence that becomes a line longer pushes its picture up.
 */
const enough = 0.9;

/** Whether the reader sees a picture well enough to see it change. */
export function isInSight(picture: Element): boolean {
  return inSight(picture) >= enough;
}
