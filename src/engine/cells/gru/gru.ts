import {addOuterProducts, addRowSums, affine} from "../../linear/affine.js";
import {elementwise, sum} from "../../linear/elementwise.js";
import {multiply, type Matrix} from "../../linear/matrix.js";
import {logistic as σ} from "../../numerics/logistic.js";
import {tanh} from "../../numerics/tanh.js";
import {addGateGradients} from "../addGateGradients.js";
import {
  checkSizes,
  gateShapes,
  type Cell,
  type CellSizes,
  type Parameters,
  type ParameterShape,
  type State
} from "../cell.js";
import type {CellDefinition} from "../cellDefinition.js";
import {gruOperations} from "./operations.js";

/**
 * One step of a GRU, each of [B, H]: the pre-activations a, the gates u and r, the new content h̃ and h; and what the
 * reset gate's product needs: r ∘ h⁻ in the lecture's form, W_h h⁻ + c_h in PyTorch's.
 */
export interface GruStep extends State {
  readonly a_u: Matrix;
  readonly a_r: Matrix;
  readonly a_h: Matrix;
  readonly u: Matrix;
  readonly r: Matrix;
  readonly h̃: Matrix;
  readonly reset: Matrix;
}

/** How the new content reads the old state: the one thing in which a GRU's two forms differ. */
export interface NewContent {
  /** Parameters beside W, U and b of the two gates and the new content. */
  moreShapes(hiddenSize: number): Readonly<Record<string, ParameterShape>>;
  /** a_h, and what the reset gate's product needs on the way back. */
  forward(θ: Parameters, x: Matrix, hBefore: Matrix, r: Matrix): Pick<GruStep, "a_h" | "reset">;
  /** ∂J/∂a_r, and ∂J/∂h⁻ by way of h̃; adds to the gradients of what multiplies the state. */
  backward(
    θ: Parameters,
    hBefore: Matrix,
    step: GruStep,
    da_h: Matrix,
    into?: Parameters
  ): {da_r: Matrix; throughContent: Matrix};
}

/**
 * The GRU of the lecture, in which an update gate of u = 0 keeps the state: h = (1 − u) ∘ h⁻ + u ∘ h̃, and the reset gate
 * acts before the product, W_h (r ∘ h⁻). Cho et al. 2014 and PyTorch write z = 1 − u, so that z = 1 keeps: the same cell
 * with W_z = −W_u, U_z = −U_u, b_z = −b_u. For each gate W of [H, H], U of [H, I], b of [H, 1].
 * Source: Cho et al. 2014, eq. 5–8; Chung et al. 2014, section 3.2.
 */
export function gru(sizes: CellSizes): Cell<GruStep> {
  return gruWith("gru", resetBeforeProduct, sizes);
}

/** A GRU with either form of the reset gate. */
export function gruWith(kind: string, newContent: NewContent, {inputSize, hiddenSize}: CellSizes): Cell<GruStep> {
  checkSizes(kind, inputSize, hiddenSize);
  return {
    kind,
    inputSize,
    hiddenSize,
    hasCellState: false,
    shapes: {
      ...gateShapes(["W_u", "U_u", "b_u"], hiddenSize, inputSize),
      ...gateShapes(["W_r", "U_r", "b_r"], hiddenSize, inputSize),
      ...gateShapes(["W_h", "U_h", "b_h"], hiddenSize, inputSize),
      ...newContent.moreShapes(hiddenSize)
    },

    forward(θ, x, before) {
      // u = σ(W_u h⁻ + U_u x + b_u): how much of the state to replace
      const a_u = affine(θ.W_u, before.h, θ.U_u, x, θ.b_u);
      const u = elementwise(σ, a_u);
      // r = σ(W_r h⁻ + U_r x + b_r): how much of the old state the new content may see
      const a_r = affine(θ.W_r, before.h, θ.U_r, x, θ.b_r);
      const r = elementwise(σ, a_r);
      // h̃ = tanh(a_h): the new content
      const {a_h, reset} = newContent.forward(θ, x, before.h, r);
      const h̃ = elementwise(tanh, a_h);
      // h = (1 − u) ∘ h⁻ + u ∘ h̃
      const h = elementwise((u, hBefore, h̃) => (1 - u) * hBefore + u * h̃, u, before.h, h̃);
      return {a_u, a_r, a_h, u, r, h̃, reset, h};
    },

    backward(θ, x, before, step, after, into) {
      const {u, h̃} = step;
      const dh = after.h;
      // ∂J/∂u = ∂J/∂h ∘ (h̃ − h⁻),  and σ′ = u ∘ (1 − u)
      const da_u = elementwise((dh, h̃, hBefore, u) => dh * (h̃ - hBefore) * u * (1 - u), dh, h̃, before.h, u);
      // ∂J/∂h̃ = ∂J/∂h ∘ u,  and tanh′ = 1 − h̃²
      const da_h = elementwise((dh, u, h̃) => dh * u * (1 - h̃ * h̃), dh, u, h̃);
      // r, and h⁻ by way of h̃: as the form of the reset gate has it
      const {da_r, throughContent} = newContent.backward(θ, before.h, step, da_h, into);
      // Three paths lead into h⁻ beside it: kept by 1 − u, and through the products of the two gates.
      const kept = elementwise((dh, u) => dh * (1 - u), dh, u);

      if (into) {
        addGateGradients(into, "u", da_u, before.h, x);
        addGateGradients(into, "r", da_r, before.h, x);
        addOuterProducts(into.U_h, da_h, x);
        addRowSums(into.b_h, da_h);
      }
      return {
        before: {h: sum(kept, multiply(da_u, θ.W_u), multiply(da_r, θ.W_r), throughContent)},
        x: sum(multiply(da_u, θ.U_u), multiply(da_r, θ.U_r), multiply(da_h, θ.U_h)),
        preActivations: {a_u: da_u, a_r: da_r, a_h: da_h}
      };
    }
  };
}

/** The lecture's form: a_h = W_h (r ∘ h⁻) + U_h x + b_h. */
const resetBeforeProduct: NewContent = {
  moreShapes: () => ({}),
  forward(θ, x, hBefore, r) {
    const reset = elementwise((r, hBefore) => r * hBefore, r, hBefore);
    return {a_h: affine(θ.W_h, reset, θ.U_h, x, θ.b_h), reset};
  },
  backward(θ, hBefore, {r, reset}, da_h, into) {
    if (into) addOuterProducts(into.W_h, da_h, reset);
    // ∂J/∂(r ∘ h⁻) = W_hᵀ ∂J/∂a_h
    const dReset = multiply(da_h, θ.W_h);
    return {
      da_r: elementwise((d, hBefore, r) => d * hBefore * r * (1 - r), dReset, hBefore, r),
      throughContent: elementwise((d, r) => d * r, dReset, r)
    };
  }
};

/** What the registry knows of it. PyTorch's GRU is the other form. */
export const gruCell: CellDefinition = {
  make: (sizes): Cell => gru(sizes),
  operations: gruOperations,
  compared: true,
  kernel: {folder: "gru"}
};
