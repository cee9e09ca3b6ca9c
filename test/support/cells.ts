import {linear, logistic, relu, tanh} from "../../src/engine/activations.js";
import type {Cell} from "../../src/engine/cells/cell.js";
import {gru} from "../../src/engine/cells/gru.js";
import {lstm} from "../../src/engine/cells/lstm.js";
import {rnn} from "../../src/engine/cells/rnn.js";

interface Sizes {
  inputSize: number;
  hiddenSize: number;
}

/** Every cell that the engine has, by its kind. */
export const cells = {
  "rnn-tanh": (sizes: Sizes): Cell => rnn({...sizes, activation: tanh}),
  "rnn-logistic": (sizes: Sizes): Cell => rnn({...sizes, activation: logistic}),
  "rnn-relu": (sizes: Sizes): Cell => rnn({...sizes, activation: relu}),
  "rnn-linear": (sizes: Sizes): Cell => rnn({...sizes, activation: linear}),
  lstm: (sizes: Sizes): Cell => lstm(sizes),
  gru: (sizes: Sizes): Cell => gru(sizes),
  "gru-reset-after": (sizes: Sizes): Cell => gru({...sizes, resetGate: "after-product"})
} as const;

export type CellKind = keyof typeof cells;

export const cellKinds = Object.keys(cells) as CellKind[];
