import {lessons} from "../../lessons.js";
import {escapeHtml} from "./escapeHtml.js";

/** What every page's head adds to Framework's: the site's sign, and the fonts that scripts/vendorFonts.ts gathers. */
export const pageHead =
  '<link rel="icon" type="image/svg+xml" href="/favicon.svg">\n<link rel="stylesheet" href="/vendor/fonts.css">';

/** The lessons in order, above every page; the one being read is marked. */
export function pageHeader({path}: {path: string}): string {
  const items = lessons.map((lesson) => {
    const current = lesson.path === path ? ' aria-current="page"' : "";
    const href = lesson.path.replace(/\/index$/, "/");
    return `<li><a href="${href}"${current}>${escapeHtml(lesson.name)}</a></li>`;
  });
  return `<nav class="lessons" aria-label="Lessons"><ol>${items.join("")}</ol></nav>`;
}
