import {addOuterProducts, addRowSums, linear} from "../../linear/affine.js";
import {elementwise} from "../../linear/elementwise.js";
import {multiply} from "../../linear/matrix.js";
import type {Cell, CellSizes} from "../cell.js";
import type {CellDefinition} from "../cellDefinition.js";
import {gruWith, type GruStep, type NewContent} from "../gru/gru.js";
import {gruResetAfterOperations} from "./operations.js";
import {gruPytorch} from "./pytorch.js";

/**
 * The GRU as PyTorch has it: the reset gate acts after the product, r ∘ (W_h h⁻ + c_h), with a bias c_h of [H, 1] of its
 * own inside. All else is the lecture's GRU.
 * Source: the documentation of torch.nn.GRU.
 */
export function gruResetAfter(sizes: CellSizes): Cell<GruStep> {
  return gruWith("gru-reset-after", resetAfterProduct, sizes);
}

/** a_h = r ∘ (W_h h⁻ + c_h) + U_h x + b_h. */
const resetAfterProduct: NewContent = {
  moreShapes: (hiddenSize) => ({c_h: {rows: hiddenSize, cols: 1, role: "bias"}}),
  forward(θ, x, hBefore, r) {
    const reset = linear(θ.W_h, hBefore, θ.c_h);
    const fromInput = linear(θ.U_h, x, θ.b_h);
    return {a_h: elementwise((r, reset, fromInput) => r * reset + fromInput, r, reset, fromInput), reset};
  },
  backward(θ, hBefore, {r, reset}, da_h, into) {
    // ∂J/∂(W_h h⁻ + c_h) = ∂J/∂a_h ∘ r
    const dReset = elementwise((da_h, r) => da_h * r, da_h, r);
    if (into) {
      addOuterProducts(into.W_h, dReset, hBefore);
      addRowSums(into.c_h, dReset);
    }
    return {
      da_r: elementwise((da_h, reset, r) => da_h * reset * r * (1 - r), da_h, reset, r),
      throughContent: multiply(dReset, θ.W_h)
    };
  }
};

/** What the registry knows of it: a form of the GRU, not one more cell to compare. */
export const gruResetAfterCell: CellDefinition = {
  make: (sizes): Cell => gruResetAfter(sizes),
  operations: gruResetAfterOperations,
  compared: false,
  // The kernel keeps what the state gives first and what the input gives last: its sums over gates run in this order.
  kernel: {folder: "gruResetAfter", gates: ["reset", "a_u", "a_r", "fromInput"]},
  pytorch: gruPytorch
};
