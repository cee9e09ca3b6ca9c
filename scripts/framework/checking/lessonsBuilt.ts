import type {Lesson} from "../../../lessons.js";
import type {Finding, Site} from "./site.js";

/** Every lesson of the list has its page, with its figures; a site without pages would pass all other rules. */
export function lessonsBuilt({pages}: Site, lessons: Lesson[]): Finding[] {
  return lessons.flatMap(({path, figures = []}) => {
    const file = `${path.slice(1)}.html`;
    const page = pages.find((page) => page.file === file);
    if (!page) return [{file, expected: "a page for each lesson in lessons.ts", found: "none"}];
    return figures
      .filter((id) => !page.document.querySelector(`figure#${id}`))
      .map((id) => ({file, expected: `figure #${id} of lessons.ts`, found: "none"}));
  });
}
