import type {Box} from "../../frame/picture/box.js";
import type {StageSize} from "../../frame/stage.js";

/** Below this width edges are narrower and words shorter. */
const narrow = 480;

/** Heights of the rows of states, from the top: both halves side by side, right to left, left to right. */
const rows = {joined: 26, backward: 66, forward: 106} as const;
const boxHeight = 20;

/** Where everything stands, in pixels: the chains above, the words, and the table under them, a column a word. */
export function layoutOf(words: readonly string[], {width, height}: StageSize) {
  const compact = width < narrow;
  const left = compact ? 62 : 112;
  const right = 6;
  const column = (width - left - right) / words.length;
  const longest = Math.max(...words.map(({length}) => length));
  const upright = column < 6.2 * longest + 4;
  const wordsAt = rows.forward + boxHeight + 20;
  const wordsEnd = wordsAt + (upright ? 6 * longest + 8 : 16);
  const keyHeight = 26;
  const table: Box = {
    x: left,
    y: wordsEnd + 22,
    width: width - left - right,
    height: height - wordsEnd - 22 - keyHeight
  };
  return {
    ...{compact, column, upright, wordsAt, wordsEnd, rows, boxHeight, table, width, height},
    /** The middle of a word's column. */
    x: (t: number) => left + (t + 0.5) * column,
    /** Half the width of a state's box; those of the two chains stand beside each other in their column. */
    half: Math.min(0.21 * column, 24),
    cell: {width: column, height: table.height / words.length}
  };
}
export type Layout = ReturnType<typeof layoutOf>;

/** The word of the table's row and column under a place in the picture; the row is none above the table. */
export function placeAt(
  layout: Layout,
  words: number,
  x: number,
  y: number
): {row: number | undefined; column: number} | undefined {
  const {table, cell} = layout;
  const column = Math.floor((x - table.x) / layout.column);
  if (column < 0 || column >= words || y > table.y + table.height) return undefined;
  return {column, row: y < table.y ? undefined : Math.min(words - 1, Math.floor((y - table.y) / cell.height))};
}
