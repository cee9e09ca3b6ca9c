import {gruOperationsWith, gruWires} from "../gru/operations.js";
import type {CellOperations, Wire} from "../operations/operation.js";

/** The reset gate acts on the product. */
const wires: Readonly<Record<string, Wire>> = {
  ...gruWires,
  reset: {tex: "W_h h^{t-1} + c_h", plain: "W_h h⁻ + c_h", meaning: "the state's part of the new content"},
  through: {
    tex: "r^t \\circ (W_h h^{t-1} + c_h)",
    plain: "r ∘ (W_h h⁻ + c_h)",
    meaning: "that part, as far as the reset gate lets it through"
  },
  fromInput: {tex: "U_h x^t + b_h", plain: "U_h x + b_h", meaning: "the input's part of the new content"}
};

/** The steps of `gruResetAfter` in src/engine/cells/gruResetAfter/gruResetAfter.ts, one operation after the other. */
export const gruResetAfterOperations: CellOperations = gruOperationsWith(
  "GRU, PyTorch’s",
  wires,
  ({affine, product, sum}) => [
    affine("reset", [["W_h", "h⁻"]], "c_h"),
    product("through", "r", "reset"),
    affine("fromInput", [["U_h", "x"]], "b_h"),
    sum("a_h", "through", "fromInput")
  ]
);
