import * as v from "valibot";
import {count, positive, seedNumber} from "../../experiments/schemas.js";
import {lstmOrGruCost} from "./cost.js";

export const settings = v.object({
  /** Where the reader's sizes start, and how large they may become. */
  inputSize: count,
  hiddenSize: count,
  largest: count,
  /** The task that a training step is timed on: copying. */
  length: count,
  symbols: count,
  copied: count,
  batch: count,
  rate: positive,
  threshold: positive,
  /** Measurements of each network, and how long each lasts, in ms. */
  rounds: count,
  slice: positive,
  seed: seedNumber
});
export type LstmOrGruCostSettings = v.InferOutput<typeof settings>;

/** What the figure is drawn from: the reader's browser counts other sizes, and times them. */
export type LstmOrGruCostData = ReturnType<typeof data>;

export function data(settings: LstmOrGruCostSettings) {
  return {settings, rows: lstmOrGruCost(settings)};
}
