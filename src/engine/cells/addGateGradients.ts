import {addOuterProducts, addRowSums} from "../linear/affine.js";
import type {Matrix} from "../linear/matrix.js";
import type {Parameters} from "./cell.js";

/** Adds one gate's gradients to `into`: ∂J/∂W = Σ ∂J/∂a h⁻ᵀ, ∂J/∂U = Σ ∂J/∂a xᵀ, ∂J/∂b = Σ ∂J/∂a, over the batch. */
export function addGateGradients(into: Parameters, gate: string, da: Matrix, hBefore: Matrix, x: Matrix): void {
  addOuterProducts(into[`W_${gate}`], da, hBefore);
  addOuterProducts(into[`U_${gate}`], da, x);
  addRowSums(into[`b_${gate}`], da);
}
