import {runResult} from "../../src/experiments/training/runResult.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {resultState, type Today} from "../../src/loaders/resultState.js";
import {refuseUnwritable} from "../writing/refuseUnwritable.js";
import {removeUnfinished} from "../writing/removeUnfinished.js";
import type {Display} from "./display.js";
import {Keeper} from "./keeper.js";
import {runPool} from "./pool.js";
import {readExperiments, resultsFolder} from "./readExperiments.js";
import {shardOf, type Shard} from "./shard.js";
import {today} from "./today.js";

/** What is to be run, and how. */
export interface RunOptions {
  /** The project's folder: settings are read and results written there. */
  readonly root: string;
  /** Experiments; all where there are none. */
  readonly names: readonly string[];
  readonly shard: Shard;
  /** Runs at a time. */
  readonly jobs: number;
  readonly display: Display;
  readonly signal: AbortSignal;
}

/**
 * Runs what is missing, stale or damaged, and keeps what is fresh. A result is written as soon as its run has ended.
 * All stops where the code changes meanwhile, since what ends after that would be of nobody knows which version, and where
 * the disk takes nothing any more.
 * @returns what went wrong, a line each
 * @throws where results cannot be written at all, before the first run
 */
export async function runAll({root, names, shard, jobs, display, signal}: RunOptions): Promise<string[]> {
  const experiments = readExperiments(root, names);
  const now = await today(root);
  const all = experiments.flatMap(({runs}) => runs);
  const mine = shardOf(all, shard);
  const due = mine.filter((run) => isDue(root, run, now(run), display));
  const part = mine.length === all.length ? "" : ` of ${all.length}, part ${shard.part} of ${shard.of}`;
  const kept = mine.length - due.length;
  display.line(`experiments: ${mine.length} runs${part}: ${kept} kept, ${due.length} to do, ${jobs} at a time`);
  for (const folder of new Set(due.map(({experiment}) => `${root}/${resultsFolder}/${experiment}`))) {
    refuseUnwritable(folder);
    removeUnfinished(folder);
  }

  const keeper = new Keeper(due, {folder: `${root}/${resultsFolder}`, now, jobs, display});
  const orders = due.map((run) => ({run}));
  await runPool(orders, {jobs, root, signal: AbortSignal.any([signal, keeper.stopped]), listener: keeper});
  display.clear();
  return keeper.failures;
}

/** Whether a run has to be done; a damaged result is named. */
function isDue(root: string, run: AnyRun, now: Today, display: Display): boolean {
  const state = resultState(`${resultsFolder}/${run.experiment}`, run, now, runResult, root);
  if (state.kind === "damaged") display.line(`${state.why}; it is made again`);
  return state.kind !== "fresh";
}
