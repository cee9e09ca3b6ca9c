/** Room that is left above what the page has moved to, in px. */
const margin = 8;

/**
 * Moves the page no farther than it takes to have a whole picture in the window, where what was pressed stays in it too:
 * at the ends of a scene, where its figure has begun to leave.
 * @returns whether there is such a place, and the page is there
 */
export function bringBothIntoSight(picture: Element, pressed: Element): boolean {
  const {top, bottom, height} = picture.getBoundingClientRect();
  const by = top < margin ? top - margin : Math.min(top - margin, bottom - innerHeight + margin);
  const words = pressed.getBoundingClientRect();
  if (height > innerHeight || words.top - by < 0 || words.bottom - by > innerHeight) return false;
  scrollBy({top: by});
  return true;
}
