import {lessons} from "../../lessons.js";
import {escapeHtml} from "./escapeHtml.js";

interface PageInfo {
  path: string;
  data: Record<string, unknown>;
}

/** What a page's head adds to Framework's: the description of its front matter, and the fonts. */
export function pageHead({data}: PageInfo): string {
  const description =
    typeof data.description === "string"
      ? `<meta name="description" content="${escapeHtml(data.description.trim())}">\n`
      : "";
  return `${description}<link rel="stylesheet" href="/vendor/fonts.css">`;
}

/** The lessons in order, above every page; the one being read is marked. */
export function pageHeader({path}: PageInfo): string {
  const items = lessons.map((lesson) => {
    const current = lesson.path === path ? ' aria-current="page"' : "";
    const href = lesson.path.replace(/\/index$/, "/");
    return `<li><a href="${href}"${current}>${escapeHtml(lesson.name)}</a></li>`;
  });
  return `<nav class="lessons" aria-label="Lessons"><ol>${items.join("")}</ol></nav>`;
}
