import {linear, logistic, relu, tanh, type Activation} from "../../activations.js";
import {addOuterProducts, addRowSums, affine} from "../../linear/affine.js";
import {elementwise} from "../../linear/elementwise.js";
import {multiply, type Matrix} from "../../linear/matrix.js";
import {checkSizes, gateShapes, type Cell, type CellSizes, type State} from "../cell.js";
import type {CellDefinition} from "../cellDefinition.js";
import {rnnOperations} from "./operations.js";
import {rnnPytorch} from "./pytorch.js";

/** One step of a vanilla RNN: the pre-activation a and the hidden state h, each of [B, H]. */
export interface RnnStep extends State {
  readonly a: Matrix;
}

/**
 * The vanilla RNN of the lecture, h^t = φ(W_h h^{t−1} + W_x x^t + b), with W_h of [H, H], W_x of [H, I], b of [H, 1].
 * Source: Elman 1990; Pascanu, Mikolov, Bengio 2013, eq. 2 (there the state is what stands inside φ).
 */
export function rnn({
  inputSize,
  hiddenSize,
  activation: φ
}: CellSizes & {readonly activation: Activation}): Cell<RnnStep> {
  checkSizes("rnn", inputSize, hiddenSize);
  return {
    kind: `rnn-${φ.name}`,
    inputSize,
    hiddenSize,
    hasCellState: false,
    shapes: gateShapes(["W_h", "W_x", "b"], hiddenSize, inputSize),

    forward({W_h, W_x, b}, x, before) {
      // a = W_h h⁻ + W_x x + b
      const a = affine(W_h, before.h, W_x, x, b);
      // h = φ(a)
      const h = elementwise(φ.f, a);
      return {a, h};
    },

    backward({W_h, W_x}, x, before, {a, h}, after, into) {
      // ∂J/∂a = ∂J/∂h ∘ φ′(a)
      const da = elementwise((dh, a, h) => dh * φ.derivative(a, h), after.h, a, h);
      if (into) {
        // ∂J/∂W_h = Σ ∂J/∂a h⁻ᵀ,  ∂J/∂W_x = Σ ∂J/∂a xᵀ,  ∂J/∂b = Σ ∂J/∂a
        addOuterProducts(into.W_h, da, before.h);
        addOuterProducts(into.W_x, da, x);
        addRowSums(into.b, da);
      }
      return {
        // ∂J/∂h⁻ = W_hᵀ ∂J/∂a: the one path into the past
        before: {h: multiply(da, W_h)},
        // ∂J/∂x = W_xᵀ ∂J/∂a
        x: multiply(da, W_x),
        preActivations: {a: da}
      };
    }
  };
}

/** What the registry knows of a vanilla RNN with one nonlinearity. */
function vanilla(
  activation: Activation,
  name: string,
  more: Pick<CellDefinition, "compared" | "pytorch">
): CellDefinition {
  return {
    make: (sizes): Cell => rnn({...sizes, activation}),
    operations: rnnOperations(activation, name),
    kernel: {folder: "rnn"},
    ...more
  };
}

export const rnnTanhCell = vanilla(tanh, "RNN, tanh", {compared: true, pytorch: rnnPytorch("rnn-tanh")});
export const rnnLogisticCell = vanilla(logistic, "RNN, logistic", {compared: true});
export const rnnReluCell = vanilla(relu, "RNN, ReLU", {compared: true, pytorch: rnnPytorch("rnn-relu")});
/** A form of the others, with figures of its own. */
export const rnnLinearCell = vanilla(linear, "RNN, linear", {compared: false});
