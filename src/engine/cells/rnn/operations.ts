import type {Activation} from "../../activations.js";
import {operationsOn} from "../operations/kinds.js";
import type {CellOperations, Wire} from "../operations/operation.js";

const wires: Readonly<Record<string, Wire>> = {
  x: {tex: "x^t", plain: "x", meaning: "the input"},
  "h⁻": {tex: "h^{t-1}", plain: "h⁻", meaning: "the hidden state of the step before"},
  a: {tex: "a^t", plain: "a", meaning: "the state before the nonlinearity"},
  h: {tex: "h^t", plain: "h", meaning: "the hidden state"}
};
const {affine, activation} = operationsOn(wires);

/** The steps of `rnn` in src/engine/cells/rnn/rnn.ts, one operation after the other. */
export function rnnOperations(φ: Activation, name: string): CellOperations {
  return {
    name,
    wires,
    hasCellState: false,
    operations: [
      affine("a", [["W_h", "h⁻"], ["W_x", "x"]], "b"), // prettier-ignore
      activation("h", "a", φ)
    ]
  };
}
