import {showSection} from "./showSection.js";
import {wayBack} from "./wayBack.js";

/**
 * Helps the reader of a page to find the way: the bar of sections says where one is, and links to figures return.
 * @param invalidation resolves when the page drops its code: Framework's
 */
export function findWay(invalidation: Promise<unknown>): void {
  const life = new AbortController();
  void invalidation.then(() => life.abort());
  const sections = document.querySelector<HTMLElement>("nav.sections");
  if (sections) showSection(sections, life.signal);
  wayBack(life.signal);
}
