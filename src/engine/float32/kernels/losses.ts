import {log} from "../../numerics/log.js";
import type {Floats} from "./floats.js";
import type {Ints} from "./ints.js";
import type {Rows} from "./rows.js";

/** Which rows a loss looks at, and what each of them counts: 1/B. */
export interface LossRows {
  readonly rows: number;
  /** The first row; 0 where it is not said. */
  readonly first?: number;
  readonly scale: number;
}

/**
 * Σ −log softmax(y)[class] · scale over the rows, in nats, and its gradient in dy; a row of class −1 adds nothing. `dy`
 * may be y itself. `parts` is room for two numbers a row, counted from the first one looked at; classes are counted
 * like rows.
 * @throws RangeError where a class is none of the outputs, or there is no room.
 */
export function softmaxCrossEntropy(
  {y, dy, classes, parts}: {y: Rows; dy: Rows; classes: Ints; parts: Floats},
  {rows, first = 0, scale}: LossRows
): number {
  const O = y.columns;
  y.check("softmaxCrossEntropy", "y", O, first + rows);
  dy.check("softmaxCrossEntropy", "dy", O, first + rows);
  if (classes.length < first + rows || parts.length < 2 * rows)
    throw new RangeError(
      `softmaxCrossEntropy: expected ${first + rows} classes and parts of ${2 * rows}, ` +
        `got ${classes.length} and ${parts.length}`
    );
  const bad = classes.view.subarray(first, first + rows).find((wanted) => wanted < -1 || wanted >= O);
  if (bad !== undefined)
    throw new RangeError(`softmaxCrossEntropy: expected a class from 0 to ${O - 1}, or −1 for none, got ${bad}`);
  const at = classes.pointer + 4 * first;
  y.floats.memory.kernels.softmax(y.at(first), y.width, dy.at(first), dy.width, O, at, rows, scale, parts.pointer);
  const {view} = parts;
  let total = 0;
  for (let row = 0; row < rows; ++row) total += log(view[2 * row]) + view[2 * row + 1];
  return total * scale;
}

/**
 * Σ (y − target)² · scale over the rows, and its gradient in dy, which may be y itself.
 * @throws RangeError where the shapes differ.
 */
export function squaredError(
  {y, dy, target}: {y: Rows; dy: Rows; target: Rows},
  {rows, first = 0, scale}: LossRows
): number {
  const O = y.columns;
  for (const [name, value] of Object.entries({y, dy, target})) value.check("squaredError", name, O, first + rows);
  const {kernels} = y.floats.memory;
  const [from, to, wanted] = [y.at(first), dy.at(first), target.at(first)];
  return kernels.squaredError(from, y.width, wanted, target.width, to, dy.width, O, rows, scale) * scale;
}
