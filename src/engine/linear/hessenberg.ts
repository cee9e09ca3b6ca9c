import {columnPart, reflectColumns, reflector, reflectRows} from "./householder.js";
import {copy, type Matrix} from "./matrix.js";

/**
 * A matrix with the eigenvalues of a square A [n, n] and zeros below the first subdiagonal: Qᵀ A Q,
 * with Q a product of Householder reflections (Golub & Van Loan, Matrix Computations, 4th edition,
 * algorithm 7.4.2).
 */
export function hessenberg(a: Matrix): Matrix {
  const n = a.rows;
  const h = copy(a);
  for (let k = 0; k < n - 2; ++k) {
    const reflection = reflector(columnPart(h, k, k + 1, n));
    reflectRows(h, reflection, k + 1, k, n);
    reflectColumns(h, reflection, k + 1, 0, n);
    for (let row = k + 2; row < n; ++row) h.data[row * n + k] = 0;
  }
  return h;
}
