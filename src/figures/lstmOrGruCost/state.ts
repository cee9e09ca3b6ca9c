import type {CostRow} from "./experiment.js";

/** The reader's sizes: numbers that come in at a step, and units of the LSTM. */
export interface CostState {
  readonly inputSize: number;
  readonly hiddenSize: number;
}

/** A network with the times of its training steps, in ms, one a measurement; none before they are measured here. */
export interface TimedRow extends CostRow {
  readonly times: readonly number[];
}
