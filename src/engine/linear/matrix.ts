import {allocate} from "./allocate.js";

/**
 * A dense matrix of float64 values in row-major order: entry (row, column) is
 * `data[row * cols + column]`. A batch of vectors is a matrix of [B, H], one sequence a row;
 * a bias is a matrix of [H, 1].
 */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** A matrix of zeros. */
export function zeros(rows: number, cols: number): Matrix {
  return {rows, cols, data: allocate(rows * cols)};
}

/**
 * A matrix from its values in row-major order (copied).
 * @throws RangeError where the number of values is not rows · cols.
 */
export function matrix(rows: number, cols: number, values: ArrayLike<number>): Matrix {
  if (values.length !== rows * cols)
    throw new RangeError(`matrix: expected ${rows * cols} values for [${rows}, ${cols}], got ${values.length}`);
  return {rows, cols, data: Float64Array.from(values)};
}

/** A copy that shares no memory with its original. */
export function copy(a: Matrix): Matrix {
  return {rows: a.rows, cols: a.cols, data: a.data.slice()};
}

/** The identity matrix of [n, n]. */
export function identity(n: number): Matrix {
  const result = zeros(n, n);
  for (let k = 0; k < n; ++k) result.data[k * n + k] = 1;
  return result;
}

/** The transpose Aᵀ of [cols, rows]. */
export function transpose(a: Matrix): Matrix {
  const result = zeros(a.cols, a.rows);
  for (let row = 0; row < a.rows; ++row)
    for (let col = 0; col < a.cols; ++col) result.data[col * a.rows + row] = a.data[row * a.cols + col];
  return result;
}

/**
 * The product A B of [m, k] and [k, n]. Each entry is summed over k in rising order, so that the
 * result has the same bits everywhere.
 * @throws RangeError where the inner sizes differ.
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.cols !== b.rows)
    throw new RangeError(
      `multiply: expected B of [${a.cols}, n] for A of [${a.rows}, ${a.cols}], got [${b.rows}, ${b.cols}]`
    );
  const result = zeros(a.rows, b.cols);
  const [K, N] = [a.cols, b.cols];
  for (let row = 0; row < a.rows; ++row) {
    const factors = a.data.subarray(row * K, (row + 1) * K);
    const out = result.data.subarray(row * N, (row + 1) * N);
    let k = 0;
    // Four rows of B at a time: the running sums are read and written a quarter as often, in the same order.
    for (; k + 4 <= K; k += 4) addFourRows(out, factors, b, k);
    for (; k < K; ++k) for (let col = 0; col < N; ++col) out[col] += factors[k] * b.data[k * N + col];
  }
  return result;
}

function addFourRows(out: Float64Array, factors: Float64Array, {cols: N, data}: Matrix, k: number): void {
  const [f0, f1, f2, f3] = [factors[k], factors[k + 1], factors[k + 2], factors[k + 3]];
  const [at0, at1, at2, at3] = [k * N, (k + 1) * N, (k + 2) * N, (k + 3) * N];
  for (let col = 0; col < N; ++col) {
    let total = out[col];
    total += f0 * data[at0 + col];
    total += f1 * data[at1 + col];
    total += f2 * data[at2 + col];
    total += f3 * data[at3 + col];
    out[col] = total;
  }
}

/** The scaled matrix s A. */
export function scale(a: Matrix, s: number): Matrix {
  const result = zeros(a.rows, a.cols);
  for (let k = 0; k < result.data.length; ++k) result.data[k] = s * a.data[k];
  return result;
}

/**
 * The Euclidean norm of all entries, √Σ aᵢ². Scaled by the largest entry, so that it neither
 * underflows nor overflows while the norm itself is a float64 number.
 */
export function norm(values: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < values.length; ++k) {
    const size = Math.abs(values[k]);
    if (!(size <= largest)) largest = size; // NaN passes too, and stays
  }
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let k = 0; k < values.length; ++k) {
    const ratio = values[k] / largest;
    sum += ratio * ratio;
  }
  return largest * Math.sqrt(sum);
}
