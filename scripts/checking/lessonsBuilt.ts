import type {Lesson} from "../../lessons.js";
import type {Finding, Site} from "./site.js";

/** Every lesson of the list has its page; a site without pages would pass all other rules. */
export function lessonsBuilt({files}: Site, lessons: Lesson[]): Finding[] {
  return lessons
    .map(({path}) => `${path.slice(1)}.html`)
    .filter((file) => !files.has(file))
    .map((file) => ({file, expected: "a page for each lesson in lessons.ts", found: "none"}));
}
