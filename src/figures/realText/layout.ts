/** Below this width lines are shorter, and the panels stand under each other. */
const narrow = 520;

/** A character's place in a block of text, in columns and lines from 0. */
export interface Cell {
  readonly column: number;
  readonly line: number;
}

/** Where everything stands, in pixels. */
export interface RealTextLayout {
  readonly compact: boolean;
  /** Each character's cell, and the text of each line. */
  readonly cells: readonly Cell[];
  readonly lines: readonly string[];
  readonly cellWidth: number;
  readonly lineHeight: number;
  /** Of a network's block: from one top to the next, and from its top to its first line. */
  readonly blockHeight: number;
  readonly titleHeight: number;
  readonly legendTop: number;
  readonly panelsTop: number;
}

/** Lines of whole words, and blocks one under the other. */
export function realTextLayout(passage: string, width: number, blocks: number): RealTextLayout {
  const compact = width < narrow;
  const columns = compact ? 31 : 56;
  const {cells, lines} = wrap(passage, columns);
  const lineHeight = compact ? 19 : 22;
  const titleHeight = 24;
  const blockHeight = titleHeight + lines.length * lineHeight + 8;
  const legendTop = blocks * blockHeight;
  return {
    ...{compact, cells, lines, lineHeight, blockHeight, titleHeight},
    ...{cellWidth: width / columns, legendTop, panelsTop: legendTop + 40}
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
