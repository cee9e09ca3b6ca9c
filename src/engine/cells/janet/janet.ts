import {affine} from "../../linear/affine.js";
import {elementwise, sum} from "../../linear/elementwise.js";
import {multiply, type Matrix} from "../../linear/matrix.js";
import {logistic as σ} from "../../numerics/logistic.js";
import {tanh} from "../../numerics/tanh.js";
import {addGateGradients} from "../addGateGradients.js";
import {checkSizes, gateShapes, type Cell, type CellSizes, type State} from "../cell.js";
import type {CellDefinition} from "../cellDefinition.js";
import {janetOperations, β} from "./operations.js";

/** One step of a JANET, each of [B, H]: the pre-activations a, the gate f, what it lets be written, c̃, and h. */
export interface JanetStep extends State {
  readonly a_f: Matrix;
  readonly a_c: Matrix;
  readonly f: Matrix;
  readonly write: Matrix;
  readonly c̃: Matrix;
}

/**
 * JANET, an LSTM of the forget gate alone: c = f ∘ c⁻ + (1 − σ(a_f − β)) ∘ c̃ with f = σ(a_f) and β = 1, and h = c, so that
 * one state h is all that it hands on. β makes it write less than it forgets. W of [H, H], U of [H, I], b of [H, 1] twice.
 * Source: van der Westhuizen & Lasenby 2018, "The unreasonable effectiveness of the forget gate", and their code.
 */
export function janet({inputSize, hiddenSize}: CellSizes): Cell<JanetStep> {
  checkSizes("janet", inputSize, hiddenSize);
  return {
    kind: "janet",
    inputSize,
    hiddenSize,
    hasCellState: false,
    shapes: {
      ...gateShapes(["W_f", "U_f", "b_f"], hiddenSize, inputSize),
      ...gateShapes(["W_c", "U_c", "b_c"], hiddenSize, inputSize)
    },

    forward(θ, x, before) {
      // f = σ(W_f h⁻ + U_f x + b_f): what to keep of the state
      const a_f = affine(θ.W_f, before.h, θ.U_f, x, θ.b_f);
      const f = elementwise(σ, a_f);
      // 1 − σ(a_f − β) = σ(β − a_f): how much of the new content to write
      const write = elementwise((a) => σ(β - a), a_f);
      // c̃ = tanh(W_c h⁻ + U_c x + b_c): the new content
      const a_c = affine(θ.W_c, before.h, θ.U_c, x, θ.b_c);
      const c̃ = elementwise(tanh, a_c);
      // h = f ∘ h⁻ + (1 − σ(a_f − β)) ∘ c̃
      const h = elementwise((f, hBefore, write, c̃) => f * hBefore + write * c̃, f, before.h, write, c̃);
      return {a_f, a_c, f, write, c̃, h};
    },

    backward(θ, x, before, {f, write, c̃}, after, into) {
      const dh = after.h;
      // ∂J/∂a_f, through both: ∂J/∂h ∘ h⁻ with σ′ = f ∘ (1 − f), less ∂J/∂h ∘ c̃ with write ∘ (1 − write)
      const da_f = elementwise(
        (dh, hBefore, f, c̃, write) => dh * (hBefore * f * (1 - f) - c̃ * write * (1 - write)),
        dh,
        before.h,
        f,
        c̃,
        write
      );
      // ∂J/∂c̃ = ∂J/∂h ∘ write,  and tanh′ = 1 − c̃²
      const da_c = elementwise((dh, write, c̃) => dh * write * (1 - c̃ * c̃), dh, write, c̃);
      // The direct path, no matrix in the way: f ∘ ∂J/∂h
      const kept = elementwise((f, dh) => f * dh, f, dh);

      if (into) {
        addGateGradients(into, "f", da_f, before.h, x);
        addGateGradients(into, "c", da_c, before.h, x);
      }
      return {
        before: {h: sum(kept, multiply(da_f, θ.W_f), multiply(da_c, θ.W_c))},
        x: sum(multiply(da_f, θ.U_f), multiply(da_c, θ.U_c)),
        preActivations: {a_f: da_f, a_c: da_c}
      };
    }
  };
}

/** What the registry knows of it. Not among the cells that figures compare: it has a lesson of its own. */
export const janetCell: CellDefinition = {
  make: (sizes): Cell => janet(sizes),
  operations: janetOperations,
  compared: false,
  kernel: {folder: "janet"}
};
