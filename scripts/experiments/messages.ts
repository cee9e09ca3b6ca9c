import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import type {RunResult} from "../../src/experiments/training/runResult.js";

/** What the runner asks of a process that trains. */
export interface Order {
  readonly run: AnyRun;
  /** Ends the run after so many updates, where only its beginning is wanted. */
  readonly first?: number;
}

/** How a run ended: with its result, with the beginning that was asked for, or with what was wrong in words. */
export type Ended =
  | {readonly kind: "finished"; readonly result: RunResult}
  | {readonly kind: "begun"; readonly beginning: Beginning}
  | {readonly kind: "failed"; readonly message: string};

/** The first part of what a result holds. */
export type Beginning = Pick<RunResult, "curve" | "evaluations">;

/** What such a process says: how far it is, and how the run ended. */
export type Report = {readonly kind: "progress"; readonly update: number} | Ended;
