import {linesOutsideCode} from "../linesOutsideCode.js";
import {missingNamesIn, type Holdings} from "../pages/missingNames.js";
import {PageError} from "../pageError.js";

/** Lines of a page that belong together, from 1. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * What a page names that is not there, by the line at which the block begins that names it: a paragraph, a block of code, a
 * figure.
 * @param source the page without its front matter; lines count from its first
 * @param figures where its figures stand
 */
export function namesOverBlocks(
  source: string,
  {page, figures, site}: {page: string; figures: readonly Extent[]; site: Holdings}
): Map<number, PageError[]> {
  const lines = source.split(/\r?\n/);
  const prose = new Set(linesOutsideCode(lines));
  const found = new Map<number, PageError[]>();
  for (const {line, expected, found: name} of missingNamesIn(source, page, site)) {
    const figure = figures.find(({from, to}) => from <= line && line <= to);
    const from = figure?.from ?? blockStart(lines, prose, line);
    const error = new PageError(page, line, `expected ${expected}, found ${name}`);
    found.set(from, [...(found.get(from) ?? []), error]);
  }
  return found;
}

/** The line at which the paragraph, or the block of code, begins that a line is of. */
function blockStart(lines: readonly string[], prose: ReadonlySet<number>, line: number): number {
  const isCode = !prose.has(line - 1);
  let k = line - 1;
  const goesOn = (above: string, at: number): boolean =>
    isCode ? !prose.has(at) : prose.has(at) && above.trim() !== "" && !above.startsWith(":::");
  while (k > 0 && goesOn(lines[k - 1], k - 1)) k--;
  return k + 1;
}
