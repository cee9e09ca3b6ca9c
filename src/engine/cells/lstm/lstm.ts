import {affine} from "../../linear/affine.js";
import {elementwise, sum} from "../../linear/elementwise.js";
import {multiply, type Matrix} from "../../linear/matrix.js";
import {logistic as σ} from "../../numerics/logistic.js";
import {tanh} from "../../numerics/tanh.js";
import {addGateGradients} from "../addGateGradients.js";
import {checkSizes, gateShapes, type Cell, type CellSizes, type State} from "../cell.js";
import type {CellDefinition} from "../cellDefinition.js";
import {lstmOperations} from "./operations.js";
import {lstmPytorch} from "./pytorch.js";

/** One step of an LSTM, each of [B, H]: the pre-activations a, the gates f, i, o, the new content c̃, c, tanh c and h. */
export interface LstmStep extends State {
  readonly a_f: Matrix;
  readonly a_i: Matrix;
  readonly a_o: Matrix;
  readonly a_c: Matrix;
  readonly f: Matrix;
  readonly i: Matrix;
  readonly o: Matrix;
  readonly c̃: Matrix;
  readonly c: Matrix;
  readonly tanh_c: Matrix;
}

/**
 * The LSTM of the lecture, with a forget gate and without peepholes; for each gate W of [H, H], U of [H, I], b of [H, 1].
 * Source: Hochreiter & Schmidhuber 1997; the forget gate: Gers, Schmidhuber, Cummins 2000.
 */
export function lstm({inputSize, hiddenSize}: CellSizes): Cell<LstmStep> {
  checkSizes("lstm", inputSize, hiddenSize);
  return {
    kind: "lstm",
    inputSize,
    hiddenSize,
    hasCellState: true,
    shapes: {
      ...gateShapes(["W_f", "U_f", "b_f"], hiddenSize, inputSize),
      ...gateShapes(["W_i", "U_i", "b_i"], hiddenSize, inputSize),
      ...gateShapes(["W_o", "U_o", "b_o"], hiddenSize, inputSize),
      ...gateShapes(["W_c", "U_c", "b_c"], hiddenSize, inputSize)
    },

    forward(θ, x, before) {
      const cBefore = cellState(before);
      // f = σ(W_f h⁻ + U_f x + b_f): what to keep of c⁻
      const a_f = affine(θ.W_f, before.h, θ.U_f, x, θ.b_f);
      const f = elementwise(σ, a_f);
      // i = σ(W_i h⁻ + U_i x + b_i): how much of the new content to write
      const a_i = affine(θ.W_i, before.h, θ.U_i, x, θ.b_i);
      const i = elementwise(σ, a_i);
      // o = σ(W_o h⁻ + U_o x + b_o): how much of the cell to show
      const a_o = affine(θ.W_o, before.h, θ.U_o, x, θ.b_o);
      const o = elementwise(σ, a_o);
      // c̃ = tanh(W_c h⁻ + U_c x + b_c): the new content
      const a_c = affine(θ.W_c, before.h, θ.U_c, x, θ.b_c);
      const c̃ = elementwise(tanh, a_c);
      // c = f ∘ c⁻ + i ∘ c̃
      const c = elementwise((f, cBefore, i, c̃) => f * cBefore + i * c̃, f, cBefore, i, c̃);
      // h = o ∘ tanh c
      const tanh_c = elementwise(tanh, c);
      const h = elementwise((o, tanh_c) => o * tanh_c, o, tanh_c);
      return {a_f, a_i, a_o, a_c, f, i, o, c̃, c, tanh_c, h};
    },

    backward(θ, x, before, step, after, into) {
      const {f, i, o, c̃, tanh_c} = step;
      const cBefore = cellState(before);
      const dh = after.h;

      // Two paths lead into c. Through h = o ∘ tanh c of this step: ∂J/∂h ∘ o ∘ (1 − tanh² c);
      const throughH = elementwise((dh, o, tanh_c) => dh * o * (1 - tanh_c * tanh_c), dh, o, tanh_c);
      // and through c of the step after, which f∘c has already weighted: see `before.c` below.
      const throughC = cellState(after);
      // ∂J/∂c is their sum.
      const dc = sum(throughH, throughC);

      // ∂J/∂f = ∂J/∂c ∘ c⁻,  and σ′ = f ∘ (1 − f)
      const da_f = elementwise((dc, cBefore, f) => dc * cBefore * f * (1 - f), dc, cBefore, f);
      // ∂J/∂i = ∂J/∂c ∘ c̃,  and σ′ = i ∘ (1 − i)
      const da_i = elementwise((dc, c̃, i) => dc * c̃ * i * (1 - i), dc, c̃, i);
      // ∂J/∂o = ∂J/∂h ∘ tanh c,  and σ′ = o ∘ (1 − o)
      const da_o = elementwise((dh, tanh_c, o) => dh * tanh_c * o * (1 - o), dh, tanh_c, o);
      // ∂J/∂c̃ = ∂J/∂c ∘ i,  and tanh′ = 1 − c̃²
      const da_c = elementwise((dc, i, c̃) => dc * i * (1 - c̃ * c̃), dc, i, c̃);

      if (into) {
        addGateGradients(into, "f", da_f, before.h, x);
        addGateGradients(into, "i", da_i, before.h, x);
        addGateGradients(into, "o", da_o, before.h, x);
        addGateGradients(into, "c", da_c, before.h, x);
      }
      return {
        before: {
          // ∂J/∂h⁻: through the four products
          h: sum(multiply(da_f, θ.W_f), multiply(da_i, θ.W_i), multiply(da_o, θ.W_o), multiply(da_c, θ.W_c)),
          // ∂J/∂c⁻ = f ∘ ∂J/∂c: the direct path, no matrix in the way
          c: elementwise((f, dc) => f * dc, f, dc)
        },
        // ∂J/∂x: through the four products
        x: sum(multiply(da_f, θ.U_f), multiply(da_i, θ.U_i), multiply(da_o, θ.U_o), multiply(da_c, θ.U_c)),
        preActivations: {a_f: da_f, a_i: da_i, a_o: da_o, a_c: da_c},
        intoC: {throughH, throughC, total: dc}
      };
    }
  };
}

function cellState({c}: State): Matrix {
  if (!c) throw new TypeError("lstm: expected a state {h, c}, got one without c");
  return c;
}

/** What the registry knows of it. */
export const lstmCell: CellDefinition = {
  make: (sizes): Cell => lstm(sizes),
  operations: lstmOperations,
  compared: true,
  kernel: {folder: "lstm"},
  pytorch: lstmPytorch
};
