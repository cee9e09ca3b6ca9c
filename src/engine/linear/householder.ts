import {norm, type Matrix} from "./matrix.js";

/** A reflection I − τ v vᵀ with v₀ = 1; τ = 0 is the identity. */
export interface Reflector {
  readonly v: Float64Array;
  readonly tau: number;
}

/**
 * The reflection that maps x to a multiple of the first unit vector, with the sign of that multiple
 * opposite to x₀, so that nothing cancels, and scaled by x's largest entry, so that it is orthogonal
 * even where x is barely above zero (Householder 1958; Golub & Van Loan, Matrix Computations,
 * 4th edition, section 5.1). A vector that is such a multiple already gets the identity.
 */
export function reflector(x: Float64Array): Reflector {
  const v = x.slice();
  v[0] = 1;
  if (x.every((value, k) => k === 0 || value === 0)) return {v, tau: 0};
  const largest = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const first = x[0] / largest;
  const length = norm(x.map((value) => value / largest));
  const image = first > 0 ? -length : length;
  for (let k = 1; k < x.length; ++k) v[k] = x[k] / largest / (first - image);
  return {v, tau: (image - first) / image};
}

/** A ← (I − τ v vᵀ) A in place, on the rows from `row` on that v spans, in columns [from, to). */
export function reflectRows({cols, data}: Matrix, {v, tau}: Reflector, row: number, from: number, to: number): void {
  if (tau === 0) return;
  for (let col = from; col < to; ++col) {
    const start = row * cols + col;
    let dot = 0;
    for (let k = 0; k < v.length; ++k) dot += v[k] * data[start + k * cols];
    dot *= tau;
    for (let k = 0; k < v.length; ++k) data[start + k * cols] -= dot * v[k];
  }
}

/** A ← A (I − τ v vᵀ) in place, on the columns from `col` on that v spans, in rows [from, to). */
export function reflectColumns({cols, data}: Matrix, {v, tau}: Reflector, col: number, from: number, to: number): void {
  if (tau === 0) return;
  for (let row = from; row < to; ++row) {
    const start = row * cols + col;
    let dot = 0;
    for (let k = 0; k < v.length; ++k) dot += v[k] * data[start + k];
    dot *= tau;
    for (let k = 0; k < v.length; ++k) data[start + k] -= dot * v[k];
  }
}

/** The part of a column from row `from` up to, not including, row `to`, copied. */
export function columnPart({cols, data}: Matrix, col: number, from: number, to: number): Float64Array {
  const part = new Float64Array(to - from);
  for (let k = 0; k < part.length; ++k) part[k] = data[(from + k) * cols + col];
  return part;
}
