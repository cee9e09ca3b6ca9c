import {barHeight} from "./barHeight.js";

/** Room that is left around what the page moves to, in px. */
const margin = 8;

/**
 * How far the page is to move, in px, and no farther, to have a whole picture in the window where what was pressed stays in
 * it too: at the ends of a scene, where its figure has begun to leave.
 * @returns undefined where there is no such place
 */
export function wayToBoth(picture: Element, pressed: Element): number | undefined {
  const {top, bottom, height} = picture.getBoundingClientRect();
  const first = barHeight() + margin;
  const by = top < first ? top - first : Math.min(top - first, bottom - innerHeight + margin);
  const words = pressed.getBoundingClientRect();
  const room = innerHeight - first - margin;
  if (height > room || words.top - by < first || words.bottom - by > innerHeight - margin) return undefined;
  return by;
}
