import {figuresOfPage} from "../../scripts/framework/figuresOfPages.js";
import {readPages} from "../../scripts/framework/pages/readPages.js";

/**
 * The figures of a page and of the lessons that show one of them, by their ids: what claims on a fork are about. A copy of a
 * figure, `::: figure my-lstm-highway as highway`, counts for the figure that it is a copy of.
 * @param page its file
 * @throws when there is no such page
 */
export function figuresAbout(page: string, pages: ReadonlyMap<string, string> = readPages()): string[] {
  const shown = new Map([...pages].map(([file, text]) => [file, figuresOfPage(text, file)] as const));
  const own = shown.get(page);
  if (own === undefined) throw new Error(`PAGE: expected one of ${[...shown.keys()].join(", ")}, found no ${page}`);
  const names = new Set(own.flatMap(({figure, id}) => [figure, id]));
  const related = [...shown.values()].filter((blocks) => blocks.some(({figure}) => names.has(figure)));
  return [...new Set(related.flat().map(({figure}) => figure))];
}
