import type {Parameters} from "../../../../src/engine/cells/cell.js";
import type {Matrix} from "../../../../src/engine/linear/matrix.js";

/** ‖a − b‖ / ‖b‖, or ‖a − b‖ / floor where b is smaller than the floor. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>, floor: number): number {
  if (a.length !== b.length) throw new RangeError(`relativeError: expected ${b.length} numbers, got ${a.length}`);
  let difference = 0;
  let size = 0;
  for (let k = 0; k < b.length; ++k) {
    difference += (a[k] - b[k]) ** 2;
    size += b[k] ** 2;
  }
  const result = Math.sqrt(difference) / Math.max(Math.sqrt(size), floor);
  return Number.isNaN(result) ? Infinity : result;
}

/** The largest relative error of any parameter. */
export function worstOf(a: Parameters, b: Parameters, floor: number): number {
  return Math.max(...Object.keys(b).map((name) => relativeError(a[name].data, b[name].data, floor)));
}

/** Numbers as float32 has them, exact in float64. */
export function rounded({rows, cols, data}: Matrix): Matrix {
  return {rows, cols, data: data.map(Math.fround)};
}
