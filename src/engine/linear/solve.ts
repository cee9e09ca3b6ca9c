import type {Matrix} from "./matrix.js";

/**
 * The x of A x = b for a square A [n, n], by Gaussian elimination with partial pivoting (Golub & Van Loan, Matrix
 * Computations, 4th edition, algorithm 3.4.1). A and b stay as they are.
 * @param b the right-hand side, n values
 * @throws RangeError where A is not square, b has not n values, or a pivot is zero or not finite.
 */
export function solve(a: Matrix, b: ArrayLike<number>): Float64Array {
  const {rows: n, cols} = a;
  if (n !== cols || b.length !== n)
    throw new RangeError(`solve: expected A of [n, n] and b of [n], got [${n}, ${cols}] and ${b.length} values`);
  const work = a.data.slice();
  const x = Float64Array.from(b);
  for (let k = 0; k < n; ++k) {
    const pivot = pivotRow(work, n, k);
    const value = work[pivot * n + k];
    if (value === 0 || !Number.isFinite(value))
      throw new RangeError(`solve: expected A of full rank, got ${value} for pivot ${k + 1} of ${n}`);
    swapRows(work, x, n, k, pivot);
    for (let row = k + 1; row < n; ++row) {
      const factor = work[row * n + k] / value;
      for (let col = k + 1; col < n; ++col) work[row * n + col] -= factor * work[k * n + col];
      x[row] -= factor * x[k];
    }
  }
  for (let row = n - 1; row >= 0; --row) {
    let rest = x[row];
    for (let col = row + 1; col < n; ++col) rest -= work[row * n + col] * x[col];
    x[row] = rest / work[row * n + row];
  }
  return x;
}

/** The row, from k on, whose entry of column k is the largest in size. */
function pivotRow(work: Float64Array, n: number, k: number): number {
  let best = k;
  for (let row = k + 1; row < n; ++row) if (Math.abs(work[row * n + k]) > Math.abs(work[best * n + k])) best = row;
  return best;
}

function swapRows(work: Float64Array, x: Float64Array, n: number, one: number, other: number): void {
  if (one === other) return;
  for (let col = 0; col < n; ++col)
    [work[one * n + col], work[other * n + col]] = [work[other * n + col], work[one * n + col]];
  [x[one], x[other]] = [x[other], x[one]];
}
