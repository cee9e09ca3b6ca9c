import type {FigureBlock} from "./figureBlocks.js";
import {linesOutsideCode} from "./linesOutsideCode.js";
import {PageError} from "./pageError.js";

/**
 * A scene of a page, `:::: scene` to `::::`: a title, the paragraphs that lead to its one figure, the figure, those that
 * speak of it, and the sentence to remember, `::: remember` to `:::`. Lines of the page, from 1.
 */
export interface SceneBlock {
  readonly from: number;
  readonly to: number;
  readonly figure: FigureBlock;
  readonly remember: {readonly from: number; readonly to: number};
}

const opening = /^::::+\s*scene\s*$/;
const closing = /^::::+\s*$/;
const remembering = /^:::\s*remember\s*$/;
const remembered = /^:::\s*$/;
const title = /^#{2,3}\s+\S/;

/**
 * The scenes of a page, in its order.
 * @param figures the page's figures, as `figureBlocks` reads them
 * @param page the file's name, for errors
 * @throws PageError when a scene has no end, no title, not exactly one figure, or no sentence to remember
 */
export function sceneBlocks(markdown: string, figures: readonly FigureBlock[], page: string): SceneBlock[] {
  const lines = markdown.split(/\r?\n/);
  const scenes: SceneBlock[] = [];
  let from: number | undefined;
  for (const k of linesOutsideCode(lines)) {
    const line = lines[k];
    if (!line.startsWith("::::")) continue;
    if (opening.test(line)) {
      if (from !== undefined) throw new PageError(page, k + 1, "expected “::::”, the scene’s end, found another scene");
      from = k + 1;
    } else if (!closing.test(line))
      throw new PageError(page, k + 1, `expected “:::: scene” or “::::”, found “${line}”`);
    else if (from === undefined) throw new PageError(page, k + 1, "expected “:::: scene” before “::::”, found none");
    else {
      scenes.push(readScene(lines, {from, to: k + 1}, figures, page));
      from = undefined;
    }
  }
  if (from !== undefined) throw new PageError(page, from, "scene: expected “::::” at its end, found none");
  return scenes;
}

function readScene(
  lines: readonly string[],
  {from, to}: {from: number; to: number},
  figures: readonly FigureBlock[],
  page: string
): SceneBlock {
  const fault = (reason: string): PageError => new PageError(page, from, `scene: ${reason}`);
  const [figure, ...others] = figures.filter((block) => block.from > from && block.to < to);
  if (figure === undefined) throw fault("expected a figure, found none");
  if (others.length > 0) throw fault(`expected one figure, found ${[figure, ...others].map(({id}) => id).join(", ")}`);
  const first = lines.slice(from, to).find((line) => line.trim() !== "") ?? "";
  if (!title.test(first)) throw fault(`expected a heading, its title, as its first line, found “${first}”`);
  const starts = lines.slice(from, to).flatMap((line, k) => (remembering.test(line) ? [from + k + 1] : []));
  if (starts.length !== 1)
    throw fault(`expected one “::: remember”, the sentence to remember, found ${starts.length || "none"}`);
  const [start] = starts;
  const end = lines.findIndex((line, k) => k >= start && remembered.test(line)) + 1;
  if (end === 0 || end > to) throw new PageError(page, start, "remember: expected “:::” at its end, found none");
  return {from, to, figure, remember: {from: start, to: end}};
}
