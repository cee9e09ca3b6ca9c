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
  return {rows, cols, data: new Float64Array(rows * cols)};
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
  for (let row = 0; row < a.rows; ++row)
    for (let k = 0; k < a.cols; ++k) {
      const factor = a.data[row * a.cols + k];
      for (let col = 0; col < b.cols; ++col) result.data[row * b.cols + col] += factor * b.data[k * b.cols + col];
    }
  return result;
}

/** The scaled matrix s A. */
export function scale(a: Matrix, s: number): Matrix {
  return {rows: a.rows, cols: a.cols, data: a.data.map((value) => s * value)};
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
