import type {Equality, LstmOrGruData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {drawCurves} from "./curves.js";
import {drawDifferences} from "./differences.js";
import {lstmOrGruCells, stripHeight} from "./layout.js";

/** Each task's learning curves, and under them the differences seed by seed, on which the verdict stands. */
export function drawLstmOrGru(
  {tasks}: LstmOrGruData,
  equality: Equality,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const cells = lstmOrGruCells(tasks.length, {width, height});
  const parts = tasks.flatMap((task, k) => {
    const {x, y, ...size} = cells[k];
    const curves = {width: size.width, height: size.height - stripHeight, document};
    const pair = task[equality];
    const strip = {width: size.width, height: stripHeight, document};
    return [
      {x, y, plot: drawCurves(task, equality, curves)},
      ...(pair ? [{x, y: y + curves.height, plot: drawDifferences(task, pair, strip)}] : [])
    ];
  });
  return panels(parts, {width, height, document});
}
