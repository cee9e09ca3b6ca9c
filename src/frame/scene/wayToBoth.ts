import {barHeight} from "./barHeight.js";

/** Room that is left around what the page has moved to, in px. */
const margin = 8;

/**
 * How far the page would move to have a whole picture in the window, no farther than that takes, where what was pressed
 * stays in it too: at the ends of a scene, where its figure has begun to leave.
 * @returns px down; undefined where there is no such place
 */
export function wayToBoth(picture: Element, pressed: Element): number | undefined {
  const {top, bottom, height} = picture.getBoundingClientRect();
  const first = barHeight() + margin;
  const by = top < first ? top - first : Math.min(top - first, bottom - innerHeight + margin);
  const words = pressed.getBoundingClientRect();
  const room = innerHeight - first - margin;
  const fits = height <= room && words.top - by >= first && words.bottom - by <= innerHeight - margin;
  return fits ? by : undefined;
}
