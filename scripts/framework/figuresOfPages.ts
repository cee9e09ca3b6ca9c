import {readPages} from "./pages/readPages.js";
import {figureBlocks, type FigureBlock} from "./figureBlocks.js";

/** The figures of every page that people write, in the page's order, by its address: `/loss-cliff`. */
export function figuresOfPages(pages = readPages()): Map<string, FigureBlock[]> {
  return new Map(
    [...pages].map(([page, markdown]) => [page.replace(/^src(\/.*)\.md$/, "$1"), figureBlocks(markdown, page)])
  );
}
