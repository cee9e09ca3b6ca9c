import {logistic, tanh} from "../../activations.js";
import {operationsOn} from "../operations/kinds.js";
import type {CellOperations, Wire} from "../operations/operation.js";

const wires: Readonly<Record<string, Wire>> = {
  x: {tex: "x^t", plain: "x", meaning: "the input"},
  "h⁻": {tex: "h^{t-1}", plain: "h⁻", meaning: "the hidden state of the step before"},
  "c⁻": {tex: "c^{t-1}", plain: "c⁻", meaning: "the cell state of the step before"},
  a_f: {tex: "a_f^t", plain: "a_f", meaning: "the forget gate before σ"},
  a_i: {tex: "a_i^t", plain: "a_i", meaning: "the input gate before σ"},
  a_o: {tex: "a_o^t", plain: "a_o", meaning: "the output gate before σ"},
  a_c: {tex: "a_c^t", plain: "a_c", meaning: "the new content before tanh"},
  f: {tex: "f^t", plain: "f", meaning: "the forget gate: what to keep"},
  i: {tex: "i^t", plain: "i", meaning: "the input gate: what to write"},
  o: {tex: "o^t", plain: "o", meaning: "the output gate: what to show"},
  c̃: {tex: "\\tilde c^t", plain: "c̃", meaning: "the new content"},
  kept: {tex: "f^t \\circ c^{t-1}", plain: "f ∘ c⁻", meaning: "what is kept of the cell state"},
  written: {tex: "i^t \\circ \\tilde c^t", plain: "i ∘ c̃", meaning: "what is written into the cell state"},
  c: {tex: "c^t", plain: "c", meaning: "the cell state"},
  tanh_c: {tex: "\\tanh c^t", plain: "tanh c", meaning: "the cell state, squeezed"},
  h: {tex: "h^t", plain: "h", meaning: "the hidden state"}
};
const {affine, activation, product, sum} = operationsOn(wires);

/** The steps of `lstm` in src/engine/cells/lstm/lstm.ts, one operation after the other. */
export const lstmOperations: CellOperations = {
  name: "LSTM",
  wires,
  hasCellState: true,
  keeps: {bias: "b_f", sign: 1},
  writes: {bias: "b_i", sign: 1},
  operations: [
    affine("a_f", [["W_f", "h⁻"], ["U_f", "x"]], "b_f"), // prettier-ignore
    affine("a_i", [["W_i", "h⁻"], ["U_i", "x"]], "b_i"), // prettier-ignore
    affine("a_o", [["W_o", "h⁻"], ["U_o", "x"]], "b_o"), // prettier-ignore
    affine("a_c", [["W_c", "h⁻"], ["U_c", "x"]], "b_c"), // prettier-ignore
    activation("f", "a_f", logistic),
    activation("i", "a_i", logistic),
    activation("o", "a_o", logistic),
    activation("c̃", "a_c", tanh),
    product("kept", "f", "c⁻"),
    product("written", "i", "c̃"),
    sum("c", "kept", "written"),
    activation("tanh_c", "c", tanh),
    product("h", "o", "tanh_c")
  ]
};
