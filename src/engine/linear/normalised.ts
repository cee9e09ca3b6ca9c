import type {Matrix} from "./matrix.js";

/**
 * A = unit · factor, where the factor is a power of two, so that nothing is rounded, and the
 * largest entry of `unit` lies in [1, 2): squares and products of its entries are safe. The zero
 * matrix has factor 1. An entry more than 2¹⁰²² times smaller than the largest may lose digits.
 * @param caller the name of the function that the error speaks for
 * @throws RangeError where an entry is not finite.
 */
export function normalised(a: Matrix, caller: string): {unit: Matrix; factor: number} {
  let largest = 0;
  a.data.forEach((value, index) => {
    if (!Number.isFinite(value)) throw notFinite(a, index, caller);
    largest = Math.max(largest, Math.abs(value));
  });
  const factor = floorPowerOfTwo(largest);
  return {unit: {rows: a.rows, cols: a.cols, data: a.data.map((value) => value / factor)}, factor};
}

/** The largest power of two that is not above x, for finite x > 0; 1 for zero. */
export function floorPowerOfTwo(x: number): number {
  let power = 1;
  if (x === 0) return power;
  while (power > x) power /= 2;
  while (power <= x / 2) power *= 2;
  return power;
}

function notFinite({rows, cols, data}: Matrix, index: number, caller: string): RangeError {
  const row = Math.floor(index / cols);
  return new RangeError(
    `${caller}: expected finite entries in A of [${rows}, ${cols}], got ${data[index]} at row ${row}, column ${index - row * cols} (counted from 0)`
  );
}
