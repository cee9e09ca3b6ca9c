import type {Sources} from "../sources.js";
import {feedForwardSettings, type FeedForwardRun} from "./feedForwardSettings.js";
import {gatesSettings, type GatesRun} from "./gatesSettings.js";
import {runResult, type RunResult} from "./runResult.js";
import {runsOf} from "./runsOf.js";
import {trainingSettings, type Run} from "./trainingSettings.js";

export interface RunsRead<R = Run> {
  readonly runs: readonly R[];
  /** By a run's name. */
  readonly results: ReadonlyMap<string, RunResult>;
}

/**
 * The long runs of an experiment, those that are chosen, and what they came to.
 * @param experiment `"adding"`, of data/experiments/training/adding.json and data/results/adding
 * @throws where settings are not as they should be, or a result is missing, damaged or stale
 */
export async function readRuns(
  experiment: string,
  sources: Sources,
  choose: (runs: readonly Run[]) => readonly Run[] = (runs) => runs
): Promise<RunsRead> {
  const runs = choose(runsOf(experiment, sources.settings(settingsFile(experiment), trainingSettings)));
  return {runs, results: await sources.results(`data/results/${experiment}`, runs, runResult)};
}

/** The same for an experiment with feed-forward nets. */
export async function readFeedForwardRuns(
  experiment: string,
  sources: Sources,
  choose: (runs: readonly FeedForwardRun[]) => readonly FeedForwardRun[] = (runs) => runs
): Promise<RunsRead<FeedForwardRun>> {
  const runs = choose(runsOf(experiment, sources.settings(settingsFile(experiment), feedForwardSettings)));
  return {runs, results: await sources.results(`data/results/${experiment}`, runs, runResult)};
}

/** The same for an experiment on gates. */
export async function readGatesRuns(
  experiment: string,
  sources: Sources,
  choose: (runs: readonly GatesRun[]) => readonly GatesRun[] = (runs) => runs
): Promise<RunsRead<GatesRun>> {
  const runs = choose(runsOf(experiment, sources.settings(settingsFile(experiment), gatesSettings)));
  return {runs, results: await sources.results(`data/results/${experiment}`, runs, runResult)};
}

function settingsFile(experiment: string): string {
  return `data/experiments/training/${experiment}.json`;
}
