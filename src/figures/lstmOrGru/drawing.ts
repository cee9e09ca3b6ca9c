import type {Equality, LstmOrGruData} from "./experiment.js";
import {panels} from "../../frame/panels.js";
import type {StageSize} from "../../frame/stage.js";
import {drawCurves, drawDifferences} from "./task.js";

/** Below this width the tasks stand under each other; above it, two by two. */
const narrow = 600;

/** Between two tasks, in pixels. */
const [gapX, gapY] = [28, 14];

/** Height of the differences under a task's curves. */
const stripHeight = 74;

/** Each task's learning curves, and under them the differences seed by seed, on which the verdict stands. */
export function drawLstmOrGru(
  {tasks}: LstmOrGruData,
  equality: Equality,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const columns = width < narrow ? 1 : 2;
  const rows = Math.ceil(tasks.length / columns);
  const cell = {width: (width - (columns - 1) * gapX) / columns, height: (height - (rows - 1) * gapY) / rows};
  const parts = tasks.flatMap((task, k) => {
    const x = (k % columns) * (cell.width + gapX);
    const y = Math.floor(k / columns) * (cell.height + gapY);
    const curves = {width: cell.width, height: cell.height - stripHeight, document};
    const pair = task[equality];
    const strip = {width: cell.width, height: stripHeight, document};
    return [
      {x, y, plot: drawCurves(task, equality, curves)},
      ...(pair ? [{x, y: y + curves.height, plot: drawDifferences(task, pair, strip)}] : [])
    ];
  });
  return panels(parts, {width, height, document});
}
