import type {Run} from "../experiments/training/trainingSettings.js";

/** What is to be timed: the steps of these runs, in turn, in so many rounds of measurements of about `slice` ms each. */
export interface TimingStart {
  readonly runs: readonly Run[];
  readonly rounds: number;
  readonly slice: number;
}

/** One measurement: the run's place in the list, the round from 0, and the mean time of its training steps, in ms. */
export interface Timing {
  readonly run: number;
  readonly round: number;
  readonly steps: number;
  readonly milliseconds: number;
}

/** From who times. "finished" and "failed" are each the last. */
export type FromTiming =
  | ({readonly kind: "timed"} & Timing)
  | {readonly kind: "finished"}
  | {readonly kind: "failed"; readonly message: string};
