import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {GatesRow} from "./gatesByHand.js";
import type {StageSize} from "../../frame/stage.js";
import {panels, type Panel} from "../../frame/panels.js";
import {drawContent, drawGate, type GatesPicture} from "./bars.js";
import {layoutGates, type GatesBox} from "./layout.js";
import {gateNames, type WorkTheGatesState} from "./state.js";
import {drawMemory, drawShown} from "./traces.js";

/**
 * One unit over all steps: what goes by, its three gates, and under them c and what is shown, each with its goal and what
 * it misses of it.
 */
export function drawWorkTheGates(
  rows: readonly GatesRow[],
  {task, whose, step}: Pick<WorkTheGatesState, "task" | "whose" | "step">,
  {cell, tolerance, width, height, document}: StageSize & {cell: CellOperations; tolerance: number; document: Document}
): SVGSVGElement {
  const layout = layoutGates({width, height});
  const picture: GatesPicture = {rows, task, isTrained: whose === "trained", step, cell, tolerance, layout, document};
  const at = ({y}: GatesBox, plot: Element): Panel => ({x: 0, y, plot});
  return panels(
    [
      at(layout.content, drawContent(picture)),
      ...gateNames.map((gate) => at(layout.gates[gate], drawGate(picture, gate))),
      at(layout.c, drawMemory(picture)),
      at(layout.shown, drawShown(picture))
    ],
    {width, height, document}
  );
}
