/** Below this width lines are shorter, and the panels stand under each other. */
const narrow = 520;

/** A character's place in a block of text, in columns and lines from 0. */
export interface Cell {
  readonly column: number;
  readonly line: number;
}

/** Where everything stands, in pixels. */
export type RealTextLayout = ReturnType<typeof realTextLayout>;

/** Lines of whole words, and blocks one under the other. */
export function realTextLayout(passage: string, width: number, blocks: number) {
  const compact = width < narrow;
  const columns = compact ? 31 : 56;
  /** Each character's cell, and the text of each line. */
  const {cells, lines} = wrap(passage, columns);
  const lineHeight = compact ? 19 : 22;
  /** Of a network's block: from its top to its first line, and from one top to the next. */
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
