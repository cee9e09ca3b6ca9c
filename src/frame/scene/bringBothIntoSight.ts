import {barHeight} from "./barHeight.js";

/** Room that is left around what the page has moved to, in px. */
const margin = 8;

/**
 * Moves the page no farther than it takes to have a whole picture in the window, where what was pressed stays in it too:
 * at the ends of a scene, where its figure has begun to leave.
 * @returns whether there is such a place, and the page is there
 */
export function bringBothIntoSight(picture: Element, pressed: Element): boolean {
  const {top, bottom, height} = picture.getBoundingClientRect();
  const first = barHeight() + margin;
  const by = top < first ? top - first : Math.min(top - first, bottom - innerHeight + margin);
  const words = pressed.getBoundingClientRect();
  const room = innerHeight - first - margin;
  if (height > room || words.top - by < first || words.bottom - by > innerHeight - margin) return false;
  scrollBy({top: by});
  return true;
}
