import type {Matrix} from "../../engine/linear/matrix.js";
import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";

/** The column of the largest value in a row of y [B, O]; the first of equals. */
export function largest({cols, data}: Matrix, row: number): number {
  let best = 0;
  for (let j = 1; j < cols; ++j) if (data[row * cols + j] > data[row * cols + best]) best = j;
  return best;
}

/** −log softmax(y[row])[wanted], in nats. */
export function surprise(y: Matrix, row: number, wanted: number): number {
  const from = row * y.cols;
  const top = y.data[from + largest(y, row)]; // subtracted, so that exp cannot overflow
  let total = 0;
  for (let j = 0; j < y.cols; ++j) total += exp(y.data[from + j] - top);
  return log(total) - (y.data[from + wanted] - top);
}

/** Nats as bits. */
export function inBits(nats: number): number {
  return nats / log(2);
}

// Enough rows for a matrix product to be worth it; the states of a pass over 200 steps still fit into memory.
const rowsAtOnce = 200;

/** Splits a number of examples into batches that a network runs at once. */
export function* portions(examples: number): Generator<number, void> {
  for (let left = examples; left > 0; left -= rowsAtOnce) yield Math.min(left, rowsAtOnce);
}
