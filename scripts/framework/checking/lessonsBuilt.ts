import type {Lesson} from "../../../lessons.js";
import type {Finding, Site} from "./site.js";

/**
 * Every lesson of the list has its page, with the figures that its Markdown names; a site without pages would pass all
 * other rules.
 * @param figures ids of the figures by the page's address: `/lstm`
 */
export function lessonsBuilt(
  {pages}: Site,
  lessons: readonly Lesson[],
  figures: ReadonlyMap<string, readonly {readonly id: string}[]>
): Finding[] {
  return lessons.flatMap(({path}) => {
    const file = `${path.slice(1)}.html`;
    const page = pages.find((page) => page.file === file);
    if (!page) return [{file, expected: "a page for each lesson in lessons.ts", found: "none"}];
    return (figures.get(path) ?? [])
      .filter(({id}) => !page.document.querySelector(`figure#${id}`))
      .map(({id}) => ({file, expected: `figure #${id} of its Markdown`, found: "none"}));
  });
}
