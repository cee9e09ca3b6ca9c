import {codeBlocks} from "../pages/codeBlocks.js";
import type {Finding} from "./site.js";

const mostInPage = 40;
const mostInBlock = 10;

/**
 * A page is prose with a little code: longer code belongs in a module, where it has a name, types and tests.
 * @param pages Markdown of the pages, by file
 */
export function codeLength(pages: ReadonlyMap<string, string>): Finding[] {
  return [...pages].flatMap(([file, markdown]) => {
    const blocks = codeBlocks(markdown).map(({line, code}) => ({line, length: code.split("\n").length}));
    const total = blocks.reduce((sum, {length}) => sum + length, 0);
    const long = blocks
      .filter(({length}) => length > mostInBlock)
      .map(({line, length}) => ({
        file: `${file}:${line}`,
        expected: `a code block of ${mostInBlock} lines at most`,
        found: `${length} lines`
      }));
    if (total <= mostInPage) return long;
    return [...long, {file, expected: `${mostInPage} lines of code in a page at most`, found: `${total} lines`}];
  });
}
