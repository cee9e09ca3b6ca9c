import {zeros, type Matrix} from "../linear/matrix.js";

/** Matrices of the same rows side by side, [A | B | …]; one alone is itself. */
export function beside(...parts: readonly Matrix[]): Matrix {
  if (parts.length === 1) return parts[0];
  const [{rows}] = parts;
  const result = zeros(
    rows,
    parts.reduce((total, {cols}) => total + cols, 0)
  );
  let from = 0;
  for (const {cols, data} of parts) {
    for (let row = 0; row < rows; ++row)
      result.data.set(data.subarray(row * cols, (row + 1) * cols), row * result.cols + from);
    from += cols;
  }
  return result;
}

/** The columns of a matrix from `from` on. */
export function columns(a: Matrix, from: number, cols: number): Matrix {
  if (from === 0 && cols === a.cols) return a;
  const result = zeros(a.rows, cols);
  for (let row = 0; row < a.rows; ++row)
    result.data.set(a.data.subarray(row * a.cols + from, row * a.cols + from + cols), row * cols);
  return result;
}
