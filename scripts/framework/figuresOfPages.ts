import {readPages} from "./pages/readPages.js";
import {figureBlocks, type FigureBlock} from "./figureBlocks.js";

/** The figures of every page that people write, in the page's order, by its address: `/loss-cliff`. */
export function figuresOfPages(pages = readPages()): Map<string, readonly FigureBlock[]> {
  return new Map(
    [...pages].map(([page, markdown]) => [page.replace(/^src(\/.*)\.md$/, "$1"), figuresOfPage(markdown, page)])
  );
}

/**
 * The figures of a page that has to be sound.
 * @param page the file's name, for errors
 * @throws PageError at the first block that cannot be read
 */
export function figuresOfPage(markdown: string, page: string): readonly FigureBlock[] {
  const {blocks, faults} = figureBlocks(markdown, page);
  if (faults.length > 0) throw faults[0].error;
  return blocks;
}
