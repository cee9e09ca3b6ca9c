import {logistic, tanh} from "../../activations.js";
import {operationsOn} from "../operations/kinds.js";
import type {CellOperations, Wire} from "../operations/operation.js";

/** What both forms of the GRU have. */
export const gruWires: Readonly<Record<string, Wire>> = {
  x: {tex: "x^t", plain: "x", meaning: "the input"},
  "h⁻": {tex: "h^{t-1}", plain: "h⁻", meaning: "the hidden state of the step before"},
  a_u: {tex: "a_u^t", plain: "a_u", meaning: "the update gate before σ"},
  a_r: {tex: "a_r^t", plain: "a_r", meaning: "the reset gate before σ"},
  a_h: {tex: "a_h^t", plain: "a_h", meaning: "the new content before tanh"},
  u: {tex: "u^t", plain: "u", meaning: "the update gate: how much to replace"},
  r: {tex: "r^t", plain: "r", meaning: "the reset gate: how much of the old state the new content sees"},
  h̃: {tex: "\\tilde h^t", plain: "h̃", meaning: "the new content"},
  keep: {tex: "1 - u^t", plain: "1 − u", meaning: "the share that is kept"},
  kept: {tex: "(1 - u^t) \\circ h^{t-1}", plain: "(1 − u) ∘ h⁻", meaning: "what is kept of the state"},
  replaced: {tex: "u^t \\circ \\tilde h^t", plain: "u ∘ h̃", meaning: "what replaces the rest"},
  h: {tex: "h^t", plain: "h", meaning: "the hidden state"}
};

/** The reset gate acts before the product with W_h. */
const wires: Readonly<Record<string, Wire>> = {
  ...gruWires,
  reset: {
    tex: "r^t \\circ h^{t-1}",
    plain: "r ∘ h⁻",
    meaning: "the old state, as far as the reset gate lets it through"
  }
};

/** The steps of `gru` in src/engine/cells/gru/gru.ts, one operation after the other. */
export const gruOperations: CellOperations = gruOperationsWith("GRU", wires, ({affine, product}) => [
  product("reset", "r", "h⁻"),
  affine("a_h", [["W_h", "reset"], ["U_h", "x"]], "b_h") // prettier-ignore
]);

/** A GRU's list with either form of the new content. */
export function gruOperationsWith(
  name: string,
  wires: Readonly<Record<string, Wire>>,
  newContent: (kinds: ReturnType<typeof operationsOn>) => CellOperations["operations"]
): CellOperations {
  const kinds = operationsOn(wires);
  const {affine, activation, product, sum, oneMinus} = kinds;
  return {
    name,
    wires,
    hasCellState: false,
    // An update gate near 0 keeps.
    keeps: {bias: "b_u", sign: -1},
    operations: [
      affine("a_u", [["W_u", "h⁻"], ["U_u", "x"]], "b_u"), // prettier-ignore
      affine("a_r", [["W_r", "h⁻"], ["U_r", "x"]], "b_r"), // prettier-ignore
      activation("u", "a_u", logistic),
      activation("r", "a_r", logistic),
      ...newContent(kinds),
      activation("h̃", "a_h", tanh),
      oneMinus("keep", "u"),
      product("kept", "keep", "h⁻"),
      product("replaced", "u", "h̃"),
      sum("h", "kept", "replaced")
    ]
  };
}
