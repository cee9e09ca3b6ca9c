import {columnPart, reflector, reflectRows, type Reflector} from "./householder.js";
import {copy, zeros, type Matrix} from "./matrix.js";

/**
 * The thin QR factorisation A = Q R of A [m, n] with m ≥ n by Householder reflections (Householder
 * 1958; Golub & Van Loan, Matrix Computations, 4th edition, algorithm 5.2.1): Q of [m, n] has
 * orthonormal columns, R of [n, n] is upper triangular; its diagonal may have either sign.
 * @throws RangeError where A has more columns than rows.
 */
export function qr(a: Matrix): {q: Matrix; r: Matrix} {
  const {rows, cols} = a;
  if (rows < cols) throw new RangeError(`qr: expected A with at least as many rows as columns, got [${rows}, ${cols}]`);
  const work = copy(a);
  const reflectors: Reflector[] = [];
  for (let k = 0; k < cols; ++k) {
    const reflection = reflector(columnPart(work, k, k, rows));
    reflectRows(work, reflection, k, k, cols);
    reflectors.push(reflection);
  }
  const q = zeros(rows, cols);
  for (let k = 0; k < cols; ++k) q.data[k * cols + k] = 1;
  for (let k = cols - 1; k >= 0; --k) reflectRows(q, reflectors[k], k, k, cols);
  return {q, r: upperTriangle(work)};
}

/** The first n rows of A [m, n] with zeros below the diagonal. */
function upperTriangle({cols, data}: Matrix): Matrix {
  const result = zeros(cols, cols);
  for (let row = 0; row < cols; ++row)
    for (let col = row; col < cols; ++col) result.data[row * cols + col] = data[row * cols + col];
  return result;
}
