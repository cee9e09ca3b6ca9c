import {linear, logistic, relu, tanh} from "../../activations.js";
import type {CellKind} from "../makeCell.js";
import {gruOperations, gruResetAfterOperations} from "./gruOperations.js";
import {lstmOperations} from "./lstmOperations.js";
import type {CellOperations} from "./operation.js";
import {rnnOperations} from "./rnnOperations.js";

/** Every cell of the engine as a list of operations, by its kind. */
export const cellOperations: Readonly<Record<CellKind, CellOperations>> = {
  "rnn-tanh": rnnOperations(tanh),
  "rnn-logistic": rnnOperations(logistic),
  "rnn-relu": rnnOperations(relu),
  "rnn-linear": rnnOperations(linear),
  lstm: lstmOperations,
  gru: gruOperations,
  "gru-reset-after": gruResetAfterOperations
};
