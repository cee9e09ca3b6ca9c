import {figuresOfPage} from "../../scripts/framework/figuresOfPages.js";
import {readPages} from "../../scripts/framework/pages/readPages.js";

/**
 * The figures of a page and of the lessons that show one of them, by their ids: what claims on a fork are about.
 * @param page its file
 * @throws when there is no such page
 */
export function figuresAbout(page: string, pages: ReadonlyMap<string, string> = readPages()): string[] {
  const shown = new Map(
    [...pages].map(([file, text]) => [file, figuresOfPage(text, file).map(({figure}) => figure)] as const)
  );
  const own = shown.get(page);
  if (own === undefined) throw new Error(`PAGE: expected one of ${[...shown.keys()].join(", ")}, found no ${page}`);
  const related = [...shown.values()].filter((figures) => figures.some((figure) => own.includes(figure)));
  return [...new Set(related.flat())];
}
