import {lastResult} from "../../frame/lastResult.js";
import type {Settings} from "./experiment.js";
import {stepsAfter} from "./spike.js";

/** Adam's steps from the long gradient on, in learning rates. */
export interface Steps {
  readonly unclipped: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Computes the steps around a gradient that is `factor` times as long. */
export function stepping({spike, threshold, limit}: Settings): (factor: number) => Steps {
  return lastResult((factor) => ({
    unclipped: stepsAfter({...spike, factor}, {name: "unclipped"}),
    before: stepsAfter({...spike, factor}, {name: "before", before: threshold}),
    after: stepsAfter({...spike, factor}, {name: "after", after: limit})
  }));
}
