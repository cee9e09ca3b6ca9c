import {figureBlocks} from "../figureBlocks.js";
import {PageError} from "../pageError.js";
import {digestOf} from "./digests.js";
import type {Described, Wanted} from "./job.js";

/** What a figure's outputs are called: its id, and a digest of the settings where they are a page's own. */
export function baseOf(id: string, settings: Readonly<Record<string, unknown>>): string {
  return Object.keys(settings).length === 0 ? id : `${id}-${digestOf(JSON.stringify(settings)).slice(0, 8)}`;
}

/**
 * The figures that pages ask for, each once with the same settings, in the order of the pages.
 * @param pages Markdown by file: `src/lstm.md`
 * @returns the figures, and for every page that cannot be read, or names a figure that is not there, why
 */
export function wantedFigures(
  pages: ReadonlyMap<string, string>,
  figures: readonly Described[]
): {wanted: Map<string, Wanted>; faults: PageError[]} {
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  const wanted = new Map<string, Wanted>();
  const faults: PageError[] = [];
  for (const [page, markdown] of pages) {
    try {
      for (const {figure: id, settings, from} of figureBlocks(markdown, page)) {
        const figure = known.get(id);
        const base = baseOf(id, settings);
        if (!figure) faults.push(new PageError(page, from, noSuchFigure(id, [...known.keys()])));
        else if (!wanted.has(base)) wanted.set(base, {figure, base, settings, place: `${page}:${from}`});
      }
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      faults.push(error);
    }
  }
  return {wanted, faults};
}

/** What is said where a page names a figure that is not there. */
export function noSuchFigure(id: string, known: readonly string[]): string {
  return `expected one of the figures ${known.join(", ")}, found “${id}”`;
}
