import {figureBlocks} from "../figureBlocks.js";
import {PageError} from "../pageError.js";
import {sceneBlocks} from "../sceneBlocks.js";
import {digestOf} from "./digests.js";
import type {Described, Wanted} from "./job.js";

/** What a figure's outputs are called: its id, and a digest of the settings where they are a page's own. */
export function baseOf(id: string, settings: Readonly<Record<string, unknown>>): string {
  return Object.keys(settings).length === 0 ? id : `${id}-${digestOf(JSON.stringify(settings)).slice(0, 8)}`;
}

/**
 * The figures that pages ask for, each once with the same settings, in the order of the pages.
 * @param pages Markdown by file: `src/lstm.md`
 * @returns the figures, and all that is wrong with the pages: blocks that cannot be read, figures that are not there
 */
export function wantedFigures(
  pages: ReadonlyMap<string, string>,
  figures: readonly Described[]
): {wanted: Map<string, Wanted>; faults: PageError[]} {
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  const wanted = new Map<string, Wanted>();
  const faults: PageError[] = [];
  for (const [page, markdown] of pages) {
    const read = figureBlocks(markdown, page);
    const scenes = sceneBlocks(markdown, read, page);
    const found = [...read.faults, ...scenes.faults].map(({error}) => error);
    for (const {figure: id, settings, from} of read.blocks) {
      const figure = known.get(id);
      const base = baseOf(id, settings);
      if (!figure) found.push(new PageError(page, from, noSuchFigure(id, figures)));
      else if (!wanted.has(base)) wanted.set(base, {figure, base, settings, place: `${page}:${from}`});
    }
    faults.push(...found.sort((a, b) => a.line - b.line));
  }
  return {wanted, faults};
}

/** What is said where a page names a figure that is not there. */
export function noSuchFigure(id: string, known: readonly Described[]): string {
  return `expected one of the figures ${known.map((figure) => figure.id).join(", ")}, found “${id}”`;
}
