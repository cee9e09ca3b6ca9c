import type {Parameters} from "../cells/cell.js";
import {zeros, type Matrix} from "../linear/matrix.js";
import type {Inputs} from "./batch.js";

/** u⁰: vectors as they are; for tokens the rows of E that they name, [B, embedding] a step. */
export function lookUp({E}: Parameters, inputs: Inputs): readonly Matrix[] {
  return inputs.map((x) => {
    if (!(x instanceof Int32Array)) return x;
    const {cols, data} = E;
    const rows = zeros(x.length, cols);
    for (const [b, token] of x.entries()) rows.data.set(data.subarray(token * cols, (token + 1) * cols), b * cols);
    return rows;
  });
}

/** Adds ∂J/∂u⁰_t of every step to the rows of ∂J/∂E whose tokens were read there. */
export function addEmbeddingGradients(into: Matrix, inputs: Inputs, du0: readonly Matrix[]): void {
  const {cols, data} = into;
  for (const [t, x] of inputs.entries()) {
    if (!(x instanceof Int32Array)) continue;
    for (const [b, token] of x.entries())
      for (let col = 0; col < cols; ++col) data[token * cols + col] += du0[t].data[b * cols + col];
  }
}
