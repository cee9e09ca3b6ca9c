import {lessons} from "../../../lessons.js";
import {forkedPages} from "../../fork/forks.js";
import {dismissTerm} from "./dismissTerm.js";
import {escapeHtml} from "./escapeHtml.js";

/** What every page's head adds to Framework's: the site's sign, the fonts that scripts/framework/vendorFonts.ts gathers, Escape. */
export const pageHead = [
  '<link rel="icon" type="image/svg+xml" href="/favicon.svg">',
  '<link rel="stylesheet" href="/vendor/fonts.css">',
  dismissTerm
].join("\n");

/** The lessons in order, and the forks after them, above every page; the one being read is marked. */
export function pageHeader({path}: {path: string}): string {
  const items = [...lessons, ...forkedPages()].map((lesson) => {
    const current = lesson.path === path ? ' aria-current="page"' : "";
    const href = lesson.path.replace(/\/index$/, "/");
    return `<li><a href="${href}"${current}>${escapeHtml(lesson.name)}</a></li>`;
  });
  return `<nav class="lessons" aria-label="Lessons"><ol>${items.join("")}</ol></nav>`;
}
