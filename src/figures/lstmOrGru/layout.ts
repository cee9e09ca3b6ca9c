import type {StageSize} from "../../frame/stage.js";

/** A task's place in the picture, in pixels. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Below this width the tasks stand under each other. */
const narrow = 600;

/** Between two tasks, in pixels. */
const [gapX, gapY] = [28, 14];

/** Height of the differences under a task's curves. */
export const stripHeight = 74;

/** Places of so many tasks: two by two, or one under the other. */
export function lstmOrGruCells(tasks: number, {width, height}: StageSize): Cell[] {
  const columns = width < narrow ? 1 : 2;
  const rows = Math.ceil(tasks / columns);
  const cell = {width: (width - (columns - 1) * gapX) / columns, height: (height - (rows - 1) * gapY) / rows};
  return Array.from({length: tasks}, (_, k) => ({
    ...{x: (k % columns) * (cell.width + gapX), y: Math.floor(k / columns) * (cell.height + gapY)},
    ...cell
  }));
}
