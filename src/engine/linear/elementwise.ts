import {allocate} from "./allocate.js";
import {copy, type Matrix} from "./matrix.js";

type Numbers<M extends readonly Matrix[]> = {[K in keyof M]: number};

/**
 * The matrix whose entry k is f(a[k], b[k], …): the operations ∘, +, σ of the lecture, entry by entry.
 * One to five matrices of one shape [m, n] give another of [m, n].
 * @throws RangeError where the shapes differ.
 */
export function elementwise<M extends readonly [Matrix, ...Matrix[]]>(
  f: (...values: Numbers<M>) => number,
  ...matrices: M
): Matrix;
export function elementwise(f: (...values: number[]) => number, ...matrices: Matrix[]): Matrix {
  const [{rows, cols}] = matrices;
  for (const m of matrices)
    if (m.rows !== rows || m.cols !== cols)
      throw new RangeError(`elementwise: expected all matrices of [${rows}, ${cols}], got [${m.rows}, ${m.cols}]`);
  // By index: WebKitGTK's compiler trips over a destructured `map`.
  const arrays = matrices.map((m) => m.data);
  const a = arrays[0];
  const b = arrays[1];
  const c = arrays[2];
  const d = arrays[3];
  const e = arrays[4];
  const data = allocate(rows * cols);
  // One loop for each number of matrices: spreading an array of arguments in the inner loop is ten times slower.
  if (!b) for (let k = 0; k < data.length; ++k) data[k] = f(a[k]);
  else if (!c) for (let k = 0; k < data.length; ++k) data[k] = f(a[k], b[k]);
  else if (!d) for (let k = 0; k < data.length; ++k) data[k] = f(a[k], b[k], c[k]);
  else if (!e) for (let k = 0; k < data.length; ++k) data[k] = f(a[k], b[k], c[k], d[k]);
  else for (let k = 0; k < data.length; ++k) data[k] = f(a[k], b[k], c[k], d[k], e[k]);
  return {rows, cols, data};
}

/**
 * a + b + …, entry by entry and from left to right: one sum for every path that meets here.
 * @throws RangeError where the shapes differ.
 */
export function sum(first: Matrix, ...others: Matrix[]): Matrix {
  const total = copy(first);
  for (const {rows, cols, data} of others) {
    if (rows !== total.rows || cols !== total.cols)
      throw new RangeError(`sum: expected all matrices of [${total.rows}, ${total.cols}], got [${rows}, ${cols}]`);
    for (let k = 0; k < data.length; ++k) total.data[k] += data[k];
  }
  return total;
}
