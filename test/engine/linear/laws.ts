import fc from "fast-check";
import {expect} from "vitest";
import {matrix, norm, type Matrix} from "../../../src/engine/linear/matrix.js";

/** Where rounding is relative no more, near the smallest float64 number, laws hold to an absolute error only. */
const smallest = 1e-290;

/** Entries that try the algorithms: numbers of [−1, 1] over hundreds of decades, and many zeros and equal ones. */
const entry = fc.oneof(
  fc.double({min: -1, max: 1, noNaN: true}).map((value) => (Math.abs(value) < smallest ? 0 : value)),
  fc.integer({min: -2, max: 2})
);

/** Any matrix of the given sizes. */
export function matrixOf(rows: number, cols: number): fc.Arbitrary<Matrix> {
  return fc.array(entry, {minLength: rows * cols, maxLength: rows * cols}).map((values) => matrix(rows, cols, values));
}

/** Any matrix of at most 8 rows and columns. */
export const anyMatrix = fc
  .tuple(fc.integer({min: 1, max: 8}), fc.integer({min: 1, max: 8}))
  .chain(([rows, cols]) => matrixOf(rows, cols));

/** Any square matrix of at most `most` rows. */
export function anySquare(most = 8): fc.Arbitrary<Matrix> {
  return fc.integer({min: 1, max: most}).chain((n) => matrixOf(n, n));
}

/** The Frobenius norm of A − B, or the Euclidean distance of two lists. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return norm(Array.from(a, (value, k) => value - b[k]));
}

/** That a value lies within a tolerance of another. */
export function expectWithin(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance);
}
