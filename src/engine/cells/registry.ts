import type {CellDefinition} from "./cellDefinition.js";
import {gruCell} from "./gru/gru.js";
import {gruResetAfterCell} from "./gruResetAfter/gruResetAfter.js";
import {janetCell} from "./janet/janet.js";
import {lstmCell} from "./lstm/lstm.js";
import {rnnLinearCell, rnnLogisticCell, rnnReluCell, rnnTanhCell} from "./rnn/rnn.js";

/**
 * Every cell of the engine, once, by the name that settings and results write; figures and tables list them in this order.
 * What else must know of cells is derived from it, the kernels' numbers and dispatch by scripts/compileKernels.ts.
 */
export const registry = {
  "rnn-tanh": rnnTanhCell,
  "rnn-logistic": rnnLogisticCell,
  "rnn-relu": rnnReluCell,
  "rnn-linear": rnnLinearCell,
  lstm: lstmCell,
  gru: gruCell,
  "gru-reset-after": gruResetAfterCell,
  janet: janetCell
} as const satisfies Readonly<Record<string, CellDefinition>>;
