import {linear, logistic, relu, tanh} from "../activations.js";
import {checkName} from "../checkName.js";
import type {Cell} from "./cell.js";
import {gru} from "./gru.js";
import {lstm} from "./lstm.js";
import {rnn} from "./rnn.js";

/** The sizes of one recurrent layer. */
interface Sizes {
  readonly inputSize: number;
  readonly hiddenSize: number;
}

/** Every cell that the engine has, by its kind. */
const makers = {
  "rnn-tanh": (sizes: Sizes): Cell => rnn({...sizes, activation: tanh}),
  "rnn-logistic": (sizes: Sizes): Cell => rnn({...sizes, activation: logistic}),
  "rnn-relu": (sizes: Sizes): Cell => rnn({...sizes, activation: relu}),
  "rnn-linear": (sizes: Sizes): Cell => rnn({...sizes, activation: linear}),
  lstm: (sizes: Sizes): Cell => lstm(sizes),
  gru: (sizes: Sizes): Cell => gru(sizes),
  "gru-reset-after": (sizes: Sizes): Cell => gru({...sizes, resetGate: "after-product"})
} as const;

/** The name of a cell, as settings and results write it. */
export type CellKind = keyof typeof makers;

export const cellKinds = Object.keys(makers) as CellKind[];

/**
 * A cell by its name.
 * @throws RangeError on a name that is not one of `cellKinds`, or sizes that the cell refuses.
 */
export function makeCell(kind: CellKind, sizes: Sizes): Cell {
  checkName("makeCell", "kind", kind, cellKinds);
  return makers[kind](sizes);
}
