import type {Cell, Parameters, State} from "../../engine/cells/cell.js";
import {joinState, splitState, stepJacobian} from "../../engine/jacobian.js";
import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import {forwardThroughTime} from "../../engine/unroll.js";

/** A cell under an input that is held: the map F of its state s, which is h, or h followed by c. */
export interface StepMap {
  /** The numbers of a state: H, or 2H in a cell with a cell state. */
  readonly size: number;
  /** F(s) of N states at once, [N, size]. */
  after(states: Matrix): Matrix;
  /** ∂F(s)/∂s of one state, [size, size]: entry (a, b) is ∂F(s)[a] / ∂s[b]. */
  jacobian(state: ArrayLike<number>): Matrix;
}

/**
 * One step of a cell under one input as a map of its state alone.
 * @param x the input that is held, I values
 * @throws RangeError where x or the parameters do not fit the cell.
 */
export function stepMap(cell: Cell, parameters: Parameters, x: ArrayLike<number>): StepMap {
  const {inputSize, hiddenSize, hasCellState} = cell;
  if (x.length !== inputSize)
    throw new RangeError(`stepMap: expected an input of ${inputSize} values, got ${x.length}`);
  const step = (states: Matrix) => {
    const inputs = zeros(states.rows, inputSize);
    for (let row = 0; row < states.rows; ++row) inputs.data.set(x, row * inputSize);
    const initial: State = splitState(cell, states);
    return forwardThroughTime(cell, parameters, [inputs], {initial, nonFinite: "keep"});
  };
  const size = hasCellState ? 2 * hiddenSize : hiddenSize;
  return {
    size,
    after: (states) => joinState(step(states).steps[0]),
    jacobian: (state) => stepJacobian(step({rows: 1, cols: size, data: Float64Array.from(state)}), 0)
  };
}
