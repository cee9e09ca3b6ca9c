import {elementwise} from "./linear/elementwise.js";
import {zeros, type Matrix} from "./linear/matrix.js";
import {exp} from "./numerics/exp.js";
import {log} from "./numerics/log.js";

/** A loss at one step: its value, and ∂J/∂y of [B, O] for the output y of that step. */
export interface LossAtStep {
  readonly value: number;
  readonly gradient: Matrix;
}

/**
 * A loss at any set of steps: J is the sum of what `at` gives for each step t (from 0) that has one.
 * A step without a loss gives undefined.
 */
export interface Loss {
  /** The steps that have a loss, from 0. */
  readonly steps: readonly number[];
  at(t: number, output: Matrix): LossAtStep | undefined;
}

/** The class of a sequence that has nothing due at a step. */
const nothingDue = -1;

/** Targets by step t, from 0. */
export type AtSteps<T> = ReadonlyMap<number, T>;

/**
 * Squared error, J = Σ_t (1/B) Σ_b Σ_j (y_t[b, j] − target_t[b, j])²: summed over outputs and steps, averaged over the batch.
 * @throws RangeError where a target's shape is not the output's.
 */
export function squaredError(targets: AtSteps<Matrix>): Loss {
  return {
    steps: [...targets.keys()],
    at(t, y) {
      const target = targets.get(t);
      if (!target) return undefined;
      checkShape("squaredError", target, y, t);
      const error = elementwise((y, target) => y - target, y, target);
      let total = 0;
      for (const e of error.data) total += e * e;
      return {value: total / y.rows, gradient: elementwise((e) => (2 * e) / y.rows, error)};
    }
  };
}

/**
 * Cross-entropy of the softmax of y against a class for each sequence, J = Σ_t (1/B) Σ_b −log softmax(y_t[b])[class], in
 * nats; a sequence of class −1 has nothing due and adds nothing.
 * @throws RangeError where there is not one class a sequence, or a class is none of the outputs.
 */
export function softmaxCrossEntropy(classes: AtSteps<ArrayLike<number>>): Loss {
  return {
    steps: [...classes.keys()],
    at(t, y) {
      const wanted = classes.get(t);
      if (!wanted) return undefined;
      if (wanted.length !== y.rows)
        throw new RangeError(
          `softmaxCrossEntropy: expected ${y.rows} classes at step ${t + 1} for y of [${y.rows}, ${y.cols}], got ${wanted.length}`
        );
      const gradient = zeros(y.rows, y.cols);
      let total = 0;
      for (let row = 0; row < y.rows; ++row)
        if (wanted[row] !== nothingDue) total += softmaxRow(y, gradient, row, wanted[row], t);
      return {value: total / y.rows, gradient};
    }
  };
}

/**
 * A given cotangent, J = Σ_t Σ cotangent_t ∘ y_t: its gradient is the cotangent itself, so that what comes back is a
 * row of the Jacobian. Neither averaged nor scaled.
 * @throws RangeError where a cotangent's shape is not the output's.
 */
export function cotangent(cotangents: AtSteps<Matrix>): Loss {
  return {
    steps: [...cotangents.keys()],
    at(t, y) {
      const gradient = cotangents.get(t);
      if (!gradient) return undefined;
      checkShape("cotangent", gradient, y, t);
      let value = 0;
      for (let k = 0; k < y.data.length; ++k) value += gradient.data[k] * y.data[k];
      return {value, gradient};
    }
  };
}

/** Fills one row of the gradient, (softmax(y) − one-hot)/B, and returns −log softmax(y)[wanted]. */
function softmaxRow(y: Matrix, gradient: Matrix, row: number, wanted: number, t: number): number {
  const O = y.cols;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted >= O)
    throw new RangeError(`softmaxCrossEntropy: expected a class from 0 to ${O - 1} at step ${t + 1}, got ${wanted}`);
  const from = row * O;
  let largest = -Infinity; // subtracted from every y, so that exp cannot overflow
  for (let j = 0; j < O; ++j) largest = Math.max(largest, y.data[from + j]);
  let total = 0;
  for (let j = 0; j < O; ++j) total += gradient.data[from + j] = exp(y.data[from + j] - largest);
  for (let j = 0; j < O; ++j) gradient.data[from + j] /= total * y.rows;
  gradient.data[from + wanted] -= 1 / y.rows;
  return log(total) - (y.data[from + wanted] - largest);
}

function checkShape(name: string, given: Matrix, y: Matrix, t: number): void {
  if (given.rows !== y.rows || given.cols !== y.cols || given.data.length !== y.data.length)
    throw new RangeError(
      `${name}: expected [B=${y.rows}, O=${y.cols}] at step ${t + 1}, ` +
        `got [${given.rows}, ${given.cols}] with ${given.data.length} values`
    );
}
