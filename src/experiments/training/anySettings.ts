import * as v from "valibot";
import {
  feedForwardRun,
  feedForwardSettings,
  type FeedForwardRun,
  type FeedForwardSettings
} from "./feedForwardSettings.js";
import {run, trainingSettings, type Run, type TrainingSettings} from "./trainingSettings.js";

export type AnySettings = TrainingSettings | FeedForwardSettings;
export type AnyRun = Run | FeedForwardRun;

/** An experiment of either sort: with feed-forward nets where it says `"kind": "feed-forward"`, else with recurrent ones. */
export const anySettings = v.lazy((input) => (isFeedForward(input) ? feedForwardSettings : trainingSettings));

/** The schema of a run of the sort that this one says it is. */
export function runSchemaOf(value: unknown): typeof run | typeof feedForwardRun {
  return isFeedForward(value) ? feedForwardRun : run;
}

function isFeedForward(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value;
}
