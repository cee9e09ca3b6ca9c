import type {BlockFault} from "./blockFault.js";
import type {FigureBlock, FigureBlocks} from "./figureBlocks.js";
import {linesOutsideCode} from "./linesOutsideCode.js";
import {PageError} from "./pageError.js";

/**
 * A scene of a page, `:::: scene` to `::::`: a title, the paragraphs that lead to its one figure, the figure, those that
 * speak of it, and the sentence to remember, `::: remember` to `:::`. Lines of the page, from 1.
 */
export interface SceneBlock {
  readonly from: number;
  readonly to: number;
  /** One that cannot be read has its place in the scene all the same. */
  readonly figure: FigureBlock | BlockFault;
  readonly remember: {readonly from: number; readonly to: number};
}

const opening = /^::::+\s*scene\s*$/;
const closing = /^::::+\s*$/;
const remembering = /^:::\s*remember\s*$/;
const remembered = /^:::\s*$/;
const title = /^#{2,3}\s+\S/;

/** The scenes of a page, in its order, and those that cannot be read. */
export interface SceneBlocks {
  readonly scenes: readonly SceneBlock[];
  readonly faults: readonly BlockFault[];
}

/**
 * Reads the scenes of a page. One that has no end, no title, not exactly one figure, or no sentence to remember is a fault,
 * and the others are read all the same.
 * @param figures the page's figures, as `figureBlocks` reads them
 * @param page the file's name, for errors
 */
export function sceneBlocks(markdown: string, figures: FigureBlocks, page: string): SceneBlocks {
  const lines = markdown.split(/\r?\n/);
  const scenes: SceneBlock[] = [];
  const faults: BlockFault[] = [];
  for (const {from, to, wrong} of extents(lines)) {
    try {
      if (wrong) throw new PageError(page, wrong.line, wrong.reason);
      scenes.push(readScene(lines, {from, to}, figures, page));
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      faults.push({error, from, to});
    }
  }
  return {scenes, faults};
}

/** Lines of a scene, from 1, and what is wrong with its ends. */
interface Extent {
  readonly from: number;
  readonly to: number;
  readonly wrong?: {readonly line: number; readonly reason: string} | undefined;
}

function* extents(lines: readonly string[]): Generator<Extent> {
  let open: Pick<Extent, "from" | "wrong"> | undefined;
  for (const k of linesOutsideCode(lines)) {
    const line = lines[k];
    if (!line.startsWith("::::")) continue;
    const here = k + 1;
    if (closing.test(line)) {
      const without = {line: here, reason: "expected “:::: scene” before “::::”, found none"};
      yield open ? {...open, to: here} : {from: here, to: here, wrong: without};
      open = undefined;
    } else {
      const other = {line: here, reason: "expected “::::”, the scene’s end, found another scene"};
      if (open) yield {wrong: other, ...open, to: k};
      const reason = `expected “:::: scene” or “::::”, found “${line}”`;
      open = opening.test(line) ? {from: here} : {from: here, wrong: {line: here, reason}};
    }
  }
  const endless = {line: open?.from ?? 0, reason: "scene: expected “::::” at its end, found none"};
  if (open) yield {wrong: endless, ...open, to: lines.length};
}

/** @throws PageError at the first that is wrong with the scene; a figure of it that cannot be read is no fault of its own */
function readScene(
  lines: readonly string[],
  {from, to}: {from: number; to: number},
  {blocks, faults}: FigureBlocks,
  page: string
): SceneBlock {
  const fault = (reason: string): PageError => new PageError(page, from, `scene: ${reason}`);
  const within = (block: {readonly from: number; readonly to: number}): boolean => block.from > from && block.to < to;
  const [readable, ...others] = blocks.filter(within);
  const figure = readable ?? faults.find(within);
  if (figure === undefined) throw fault("expected a figure, found none");
  if (others.length > 0)
    throw fault(`expected one figure, found ${[readable, ...others].map(({id}) => id).join(", ")}`);
  const first = lines.slice(from, to).find((line) => line.trim() !== "") ?? "";
  if (!title.test(first)) throw fault(`expected a heading, its title, as its first line, found “${first}”`);
  const starts = lines.slice(from, to).flatMap((line, k) => (remembering.test(line) ? [from + k + 1] : []));
  if (starts.length !== 1)
    throw fault(`expected one “::: remember”, the sentence to remember, found ${starts.length || "none"}`);
  const [start] = starts;
  const end = lines.findIndex((line, k) => k >= start && line.startsWith(":::")) + 1;
  if (!remembered.test(lines[end - 1]))
    throw new PageError(page, start, "remember: expected “:::” at its end, found none");
  return {from, to, figure, remember: {from: start, to: end}};
}
