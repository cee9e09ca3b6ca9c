import {linear, logistic, relu, tanh} from "../../activations.js";
import {cellKinds, type CellKind} from "../makeCell.js";
import {gruOperations, gruResetAfterOperations} from "./gruOperations.js";
import {lstmOperations} from "./lstmOperations.js";
import type {CellOperations} from "./operation.js";
import {rnnOperations} from "./rnnOperations.js";

/** Every cell of the engine as a list of operations, by its kind. */
export const cellOperations: Readonly<Record<CellKind, CellOperations>> = {
  "rnn-tanh": rnnOperations(tanh, "RNN, tanh"),
  "rnn-logistic": rnnOperations(logistic, "RNN, logistic"),
  "rnn-relu": rnnOperations(relu, "RNN, ReLU"),
  "rnn-linear": rnnOperations(linear, "RNN, linear"),
  lstm: lstmOperations,
  gru: gruOperations,
  "gru-reset-after": gruResetAfterOperations
};

/** A form of another cell, with a figure of its own: not one more to compare. */
const forms: readonly CellKind[] = ["rnn-linear", "gru-reset-after"];

/** The cells that figures compare, in the engine's order: all but forms of another. A new cell is among them. */
export const comparedCells: readonly CellKind[] = cellKinds.filter((kind) => !forms.includes(kind));

/** Those of them that have a gate to keep their state with. */
export const gatedCells: readonly CellKind[] = comparedCells.filter((kind) => cellOperations[kind].keeps);
