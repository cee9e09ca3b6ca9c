import {columnPart} from "./householder.js";
import {copy, norm, zeros, type Matrix} from "./matrix.js";

/** A scaling is made where it brings the lengths of a row and its column to below this share of what they were. */
const worthwhile = 0.95;

/**
 * The eigenvalues that can be read off a square A, because their row or column is zero beside the
 * diagonal once those found before are struck out, and the matrix that holds the others. A
 * triangular matrix, whatever the order of its rows and columns, leaves nothing over: its
 * eigenvalues, and those of its nilpotent kin, are exact (the permutations of Parlett & Reinsch
 * 1969, "Balancing a matrix for calculation of eigenvalues and eigenvectors").
 */
export function separate(a: Matrix): {diagonal: number[]; rest: Matrix} {
  const diagonal: number[] = [];
  let active = Array.from({length: a.rows}, (_, k) => k);
  for (;;) {
    const found = active.find((k) => standsAlone(a, k, active));
    if (found === undefined) return {diagonal, rest: submatrix(a, active)};
    diagonal.push(a.data[found * a.cols + found]);
    active = active.filter((k) => k !== found);
  }
}

/** Whether row k or column k is zero beside the diagonal, among the active ones. */
function standsAlone({cols, data}: Matrix, k: number, active: number[]): boolean {
  return (
    active.every((other) => other === k || data[k * cols + other] === 0) ||
    active.every((other) => other === k || data[other * cols + k] === 0)
  );
}

function submatrix({cols, data}: Matrix, kept: number[]): Matrix {
  const result = zeros(kept.length, kept.length);
  kept.forEach((row, i) => kept.forEach((col, j) => (result.data[i * kept.length + j] = data[row * cols + col])));
  return result;
}

/**
 * D⁻¹ A D for a square A, with D diagonal and of powers of two, so that no entry is rounded, and
 * with each row about as long as its column, so that small eigenvalues keep their digits
 * (Parlett & Reinsch 1969). The lengths are Euclidean and include the diagonal, without which
 * entries of the size of rounding errors may be blown up (James, Langou & Lowery 2014, "On matrix
 * balancing and eigenvector computation"). Each row and column of A needs an entry beside the diagonal.
 */
export function balance(a: Matrix): Matrix {
  const result = copy(a);
  for (let changed = true; changed;) {
    changed = false;
    for (let k = 0; k < a.rows; ++k) {
      const factor = balancingFactor(result, k);
      if (factor !== 1) {
        rescale(result, k, factor);
        changed = true;
      }
    }
  }
  return result;
}

/** The power of two by which column k is multiplied and row k divided; 1 where that gains little. */
function balancingFactor(a: Matrix, k: number): number {
  const column = norm(columnPart(a, k, 0, a.rows));
  const row = norm(a.data.subarray(k * a.cols, (k + 1) * a.cols));
  let factor = 1;
  while (column * factor < row / factor / 2) factor *= 2;
  while (column * factor >= (row / factor) * 2) factor /= 2;
  return column * factor + row / factor < worthwhile * (column + row) ? factor : 1;
}

function rescale({cols, data}: Matrix, k: number, factor: number): void {
  for (let other = 0; other < cols; ++other) {
    if (other === k) continue;
    data[other * cols + k] *= factor;
    data[k * cols + other] /= factor;
  }
}
