import * as v from "valibot";
import {
  feedForwardRun,
  feedForwardSettings,
  type FeedForwardRun,
  type FeedForwardSettings
} from "./feedForwardSettings.js";
import {gatesRun, gatesSettings, type GatesRun, type GatesSettings} from "./gatesSettings.js";
import {run, trainingSettings, type Run, type TrainingSettings} from "./trainingSettings.js";

export type AnySettings = TrainingSettings | FeedForwardSettings | GatesSettings;
export type AnyRun = Run | FeedForwardRun | GatesRun;

/** The sorts of experiments that say their `kind`; one that says none is of recurrent networks. */
const kinds = {
  "feed-forward": {settings: feedForwardSettings, run: feedForwardRun},
  gates: {settings: gatesSettings, run: gatesRun}
} as const;

/** An experiment of any sort. */
export const anySettings = v.lazy((input) => kindOf(input)?.settings ?? trainingSettings);

/** The schema of a run of the sort that this one says it is. */
export function runSchemaOf(value: unknown): typeof run | typeof feedForwardRun | typeof gatesRun {
  return kindOf(value)?.run ?? run;
}

/** One that says a kind which there is not is read as feed-forward, whose schema then names what was expected. */
function kindOf(value: unknown): (typeof kinds)[keyof typeof kinds] | undefined {
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  return value.kind === "gates" ? kinds.gates : kinds["feed-forward"];
}
