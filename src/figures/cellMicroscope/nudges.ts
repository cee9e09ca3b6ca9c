import type {Cell, Parameters, State} from "../../engine/cells/cell.js";
import type {Matrix} from "../../engine/linear/matrix.js";

interface Start {
  readonly parameters: Parameters;
  readonly x: Matrix;
  readonly before: State;
}

interface Rest {
  readonly xAfter: Matrix;
  readonly V: readonly number[];
  readonly targets: readonly [number, number];
  readonly nudge: number;
}

/**
 * ∂J/∂x, ∂J/∂h⁻ and ∂J/∂c⁻ of a step by central differences: each entry is moved up and down a little, and the cell's own
 * forward code asked for the loss of both steps. No derivative is used. B = 1.
 */
export function nudges(cell: Cell, {parameters, x, before}: Start, rest: Rest): Record<string, number[]> {
  const loss = (moved: Omit<Start, "parameters">): number => lossOf(cell, {parameters, ...moved}, rest);
  const {nudge} = rest;
  const differences = (value: Matrix, at: (value: Matrix) => Omit<Start, "parameters">): number[] =>
    Array.from(value.data, (_, k) => {
      const up = loss(at(moved(value, k, nudge)));
      const down = loss(at(moved(value, k, -nudge)));
      return (up - down) / (2 * nudge);
    });
  const {h, c} = before;
  return {
    x: differences(x, (x) => ({x, before})),
    "h⁻": differences(h, (h) => ({x, before: {...before, h}})),
    ...(c && {"c⁻": differences(c, (c) => ({x, before: {h, c}}))})
  };
}

/** J of two steps: squared errors of y = V h. */
function lossOf(cell: Cell, {parameters, x, before}: Start, {xAfter, V, targets}: Rest): number {
  const first = cell.forward(parameters, x, before);
  const second = cell.forward(parameters, xAfter, first);
  return [first, second].reduce((total, {h}, t) => {
    const error = V.reduce((y, weight, k) => y + weight * h.data[k], 0) - targets[t];
    return total + error * error;
  }, 0);
}

function moved({rows, cols, data}: Matrix, at: number, by: number): Matrix {
  return {rows, cols, data: data.map((value, k) => (k === at ? value + by : value))};
}
