import {sum} from "../../linear/elementwise.js";
import {zeros} from "../../linear/matrix.js";
import {checkSizes, type Cell, type ParameterShape, type State} from "../cell.js";
import type {CellOperations} from "./operation.js";
import {runBackward, runForward, type Arriving} from "./runOperations.js";

/**
 * A cell made of its list of operations alone: forward and back are walks along the list. It takes several times as long as
 * a cell written out, and gives the same numbers; a new cell can begin so. See docs/add-a-cell.md.
 * @param shapes of its parameters, as `gateShapes` makes them
 */
export function cellOf(
  list: CellOperations,
  {kind, inputSize, hiddenSize}: {kind: string; inputSize: number; hiddenSize: number},
  shapes: Readonly<Record<string, ParameterShape>>
): Cell {
  checkSizes(kind, inputSize, hiddenSize);
  const {operations, hasCellState} = list;
  const preActivations = operations.map(({makes}) => makes).filter((name) => /^a(_|$)/.test(name));
  return {
    ...{kind, inputSize, hiddenSize, hasCellState, shapes},
    forward(θ, x, before) {
      const wires = runForward(list, θ, x, before);
      const {h, c} = wires as State & typeof wires;
      return {...Object.fromEntries(operations.map(({makes}) => [makes, wires[makes]])), h, ...(c && {c})};
    },
    backward(θ, x, before, step, after, into) {
      const wires = {...step, x, "h⁻": before.h, ...(before.c && {"c⁻": before.c})};
      const arriving: Arriving[] = [
        {wire: "h", from: "after", gradient: after.h},
        ...(after.c ? [{wire: "c", from: "after", gradient: after.c}] : [])
      ];
      const gradients = runBackward(list, θ, wires, arriving, into ? {into} : {});
      const within = gradients.c?.addends.filter(({from}) => from !== "after").map(({gradient}) => gradient) ?? [];
      return {
        before: {h: gradients["h⁻"].total, ...(hasCellState && {c: gradients["c⁻"].total})},
        x: gradients.x.total,
        preActivations: Object.fromEntries(preActivations.map((name) => [name, gradients[name].total])),
        ...(after.c && {
          intoC: {
            throughC: after.c,
            throughH: sum(zeros(after.c.rows, after.c.cols), ...within),
            total: gradients.c.total
          }
        })
      };
    }
  };
}
