import type {StageSize} from "../../frame/stage.js";

/** Below this width lines are shorter, and the panels stand under each other. */
const narrow = 520;

/** What the panels under the text have at least, all together, in pixels: beside each other, or under each other. */
const panelsHeight = {beside: 132, under: 262} as const;

/** The legend's, with room under it, in pixels. */
const legendHeight = 26;

/** No line is lower, in pixels. */
const leastLine = 14;

/** Of a letter of even width, in multiples of its size: a little more than any font's. */
const letterWidth = 0.62;

/** A character's place in a block of text, in columns and lines from 0. */
export interface Cell {
  readonly column: number;
  readonly line: number;
}

/** Where everything stands, in pixels. */
export type RealTextLayout = ReturnType<typeof realTextLayout>;

/** Lines of whole words, and blocks one under the other, which leave the panels the height that they need. */
export function realTextLayout(passage: string, {width, height}: StageSize, blocks: number) {
  const compact = width < narrow;
  const columns = compact ? 31 : 68;
  /** Each character's cell, and the text of each line. */
  const {cells, lines} = wrap(passage, columns);
  const cellWidth = width / columns;
  /** Of a network's block: from its top to its first line, and under its last. */
  const titleHeight = 21;
  const gap = compact ? 6 : 3;
  const forText = height - panelsHeight[compact ? "under" : "beside"] - legendHeight - blocks * (titleHeight + gap);
  const lineHeight = Math.min(22, Math.max(leastLine, Math.floor(forText / (blocks * lines.length))));
  const blockHeight = titleHeight + lines.length * lineHeight + gap;
  const legendTop = blocks * blockHeight;
  return {
    ...{compact, cells, lines, lineHeight, blockHeight, titleHeight, cellWidth},
    ...{letters: Math.min(compact ? 12 : 14.5, cellWidth / letterWidth), legendTop},
    panelsTop: legendTop + legendHeight
  };
}

/** The character at a point of the picture, whichever block it is in; undefined between blocks and beside lines. */
export function characterAt(layout: RealTextLayout, {x, y}: {x: number; y: number}): number | undefined {
  const {cells, cellWidth, lineHeight, blockHeight, titleHeight, legendTop} = layout;
  if (y < 0 || y >= legendTop) return undefined;
  const line = Math.floor(((y % blockHeight) - titleHeight) / lineHeight);
  const column = Math.floor(x / cellWidth);
  const found = cells.findIndex((cell) => cell.line === line && cell.column === column);
  return found < 0 ? undefined : found;
}

function wrap(passage: string, columns: number): {cells: Cell[]; lines: string[]} {
  const lines: string[] = [""];
  const cells: Cell[] = [];
  for (const word of passage.split(/(?<= )/)) {
    if (lines[lines.length - 1].length + word.trimEnd().length > columns) lines.push("");
    for (const character of word) {
      cells.push({column: lines[lines.length - 1].length, line: lines.length - 1});
      lines[lines.length - 1] += character;
    }
  }
  return {cells, lines};
}
