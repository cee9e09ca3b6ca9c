import {zeros, type Matrix} from "./matrix.js";

/**
 * W h + U x + b for every row of a batch: the pre-activation of a layer or a gate.
 * W of [H, K], h of [B, K], U of [H, I], x of [B, I], b of [H, 1] give [B, H].
 * @throws RangeError where the shapes do not fit.
 */
export function affine(W: Matrix, h: Matrix, U: Matrix, x: Matrix, b: Matrix): Matrix {
  if (h.cols !== W.cols || x.cols !== U.cols || h.rows !== x.rows || U.rows !== W.rows || b.rows !== W.rows)
    throw new RangeError(
      `affine: expected W [H, K], h [B, K], U [H, I], x [B, I], b [H, 1], got ${[W, h, U, x, b].map(shape).join(", ")}`
    );
  const result = zeros(h.rows, W.rows);
  for (let row = 0; row < h.rows; ++row) result.data.set(b.data, row * W.rows);
  addProducts(result, W, h);
  addProducts(result, U, x);
  return result;
}

/**
 * V h + b for every row of a batch: a linear readout. V of [O, H], h of [B, H], b of [O, 1] give [B, O].
 * @throws RangeError where the shapes do not fit.
 */
export function linear(V: Matrix, h: Matrix, b: Matrix): Matrix {
  if (h.cols !== V.cols || b.rows !== V.rows)
    throw new RangeError(`linear: expected V [O, H], h [B, H], b [O, 1], got ${[V, h, b].map(shape).join(", ")}`);
  const result = zeros(h.rows, V.rows);
  for (let row = 0; row < h.rows; ++row) result.data.set(b.data, row * V.rows);
  addProducts(result, V, h);
  return result;
}

/**
 * Adds W h to every row of `into`: [B, H] += [B, K] Wᵀ. Four entries at a time, each summed over k in rising
 * order: the bits do not depend on the grouping, and the processor has four independent sums to work on.
 */
function addProducts(into: Matrix, W: Matrix, h: Matrix): void {
  const {rows: H, cols: K, data: w} = W;
  for (let row = 0; row < h.rows; ++row) {
    const v = h.data.subarray(row * K, (row + 1) * K);
    const out = into.data.subarray(row * H, (row + 1) * H);
    let j = 0;
    for (; j + 4 <= H; j += 4) {
      const at0 = j * K;
      const at1 = at0 + K;
      const at2 = at1 + K;
      const at3 = at2 + K;
      let s0 = out[j];
      let s1 = out[j + 1];
      let s2 = out[j + 2];
      let s3 = out[j + 3];
      for (let k = 0; k < K; ++k) {
        const value = v[k];
        s0 += w[at0 + k] * value;
        s1 += w[at1 + k] * value;
        s2 += w[at2 + k] * value;
        s3 += w[at3 + k] * value;
      }
      out[j] = s0;
      out[j + 1] = s1;
      out[j + 2] = s2;
      out[j + 3] = s3;
    }
    for (; j < H; ++j) {
      let s = out[j];
      for (let k = 0; k < K; ++k) s += w[j * K + k] * v[k];
      out[j] = s;
    }
  }
}

/**
 * Adds to `into` [H, K] the gradient of a product W h: Σ over the batch of da hᵀ, with da of [B, H] and h of [B, K].
 * @throws RangeError where the shapes do not fit.
 */
export function addOuterProducts(into: Matrix, da: Matrix, h: Matrix): void {
  if (into.rows !== da.cols || into.cols !== h.cols || da.rows !== h.rows)
    throw new RangeError(
      `addOuterProducts: expected [H, K] from [B, H] and [B, K], got ${[into, da, h].map(shape).join(", ")}`
    );
  for (let row = 0; row < da.rows; ++row)
    for (let j = 0; j < da.cols; ++j) {
      const factor = da.data[row * da.cols + j];
      const at = j * into.cols;
      const from = row * h.cols;
      for (let k = 0; k < h.cols; ++k) into.data[at + k] += factor * h.data[from + k];
    }
}

/**
 * Adds to `into` [H, 1] the gradient of a bias: Σ over the batch of da [B, H].
 * @throws RangeError where the shapes do not fit.
 */
export function addRowSums(into: Matrix, da: Matrix): void {
  if (into.rows !== da.cols)
    throw new RangeError(`addRowSums: expected [H, 1] from [B, H], got ${[into, da].map(shape).join(", ")}`);
  for (let row = 0; row < da.rows; ++row) for (let j = 0; j < da.cols; ++j) into.data[j] += da.data[row * da.cols + j];
}

function shape({rows, cols}: Matrix): string {
  return `[${rows}, ${cols}]`;
}
