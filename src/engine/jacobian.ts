import type {Cell, State} from "./cells/cell.js";
import {identity, multiply, zeros, type Matrix} from "./linear/matrix.js";
import {stopAtNonFinite} from "./nonFinite.js";
import type {NonFinite, Pass} from "./unroll.js";

/**
 * The Jacobian of one step for a single sequence (B = 1): entry (a, b) is ∂s_t[a] / ∂s_{t−1}[b], where s is h, or h
 * followed by c in a cell with a cell state; [S, S] with S = H or 2H. Found by the cell's own way back, one row for each
 * unit of s_t, all S of them as one batch.
 * @param t the step, from 0 as in `Pass.steps`
 * @throws RangeError where the pass has no such step or more than one sequence.
 */
export function stepJacobian({cell, parameters, inputs, initial, steps}: Pass, t: number): Matrix {
  if (!Number.isInteger(t) || t < 0 || t >= steps.length)
    throw new RangeError(`stepJacobian: expected a step from 0 to ${steps.length - 1}, got ${t}`);
  if (initial.h.rows !== 1)
    throw new RangeError(`stepJacobian: expected one sequence, got a batch of ${initial.h.rows}`);
  const size = stateSize(cell);
  const units = splitState(cell, identity(size));
  const {before} = cell.backward(
    parameters,
    repeatRow(inputs[t], size),
    repeatRows(steps[t - 1] ?? initial, size),
    repeatRows(steps[t], size),
    units
  );
  return joinState(before);
}

/**
 * The running products ∂s_T/∂s_t = J_T · J_{T−1} ⋯ J_{t+1} for t = T−1, T−2, …, `until`: each [S, S], nearest first.
 * @param until the last t to reach, counted from 0 as in `Pass.steps`; −1 is the initial state
 * @throws NonFiniteError with the step at which a product overflows, unless `nonFinite` is "keep"
 */
export function* jacobianProducts(
  pass: Pass,
  until = 0,
  nonFinite: NonFinite = "stop"
): Generator<{t: number; jacobian: Matrix; product: Matrix}> {
  let product = identity(stateSize(pass.cell));
  for (let t = pass.steps.length - 1; t > until; --t) {
    const jacobian = stepJacobian(pass, t);
    product = multiply(product, jacobian);
    if (nonFinite === "stop")
      stopAtNonFinite("jacobianProducts", {"∂s_t/∂s_{t−1}": jacobian, "∂s_T/∂s_{t−1}": product}, t + 1);
    yield {t: t - 1, jacobian, product};
  }
}

function stateSize({hiddenSize, hasCellState}: Cell): number {
  return hasCellState ? 2 * hiddenSize : hiddenSize;
}

/** [N, S] as {h, c}: the first H columns are h, the others c. */
export function splitState({hiddenSize: H, hasCellState}: Cell, joined: Matrix): State {
  if (!hasCellState) return {h: joined};
  return {h: columns(joined, 0, H), c: columns(joined, H, 2 * H)};
}

/** {h, c} as [N, S]. */
export function joinState({h, c}: State): Matrix {
  if (!c) return h;
  const joined = zeros(h.rows, h.cols + c.cols);
  for (let row = 0; row < h.rows; ++row) {
    joined.data.set(h.data.subarray(row * h.cols, (row + 1) * h.cols), row * joined.cols);
    joined.data.set(c.data.subarray(row * c.cols, (row + 1) * c.cols), row * joined.cols + h.cols);
  }
  return joined;
}

function columns({rows, cols, data}: Matrix, from: number, to: number): Matrix {
  const part = zeros(rows, to - from);
  for (let row = 0; row < rows; ++row)
    part.data.set(data.subarray(row * cols + from, row * cols + to), row * part.cols);
  return part;
}

function repeatRow({cols, data}: Matrix, times: number): Matrix {
  const repeated = zeros(times, cols);
  for (let row = 0; row < times; ++row) repeated.data.set(data, row * cols);
  return repeated;
}

/** Every matrix of a step's record, repeated: a batch of copies of one sequence. */
function repeatRows<S extends State>(record: S, times: number): S {
  const entries = Object.entries(record).map(([name, value]) => [name, repeatRow(value as Matrix, times)] as const);
  return Object.fromEntries(entries) as unknown as S;
}
