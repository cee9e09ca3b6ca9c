import {runResult, type RunResult} from "../../src/experiments/training/runResult.js";
import type {Run} from "../../src/experiments/training/trainingSettings.js";
import {originOf} from "../../src/loaders/resultFile.js";
import {resultState, type Today} from "../../src/loaders/resultState.js";
import type {Display} from "./display.js";
import {keepResult} from "./keepResult.js";
import type {Ended} from "./messages.js";
import {runPool} from "./pool.js";
import {readExperiments, resultsFolder} from "./readExperiments.js";
import {shardOf, type Shard} from "./shard.js";
import {inWords} from "./timeLeft.js";
import {engineNow, today} from "./today.js";
import {Tracker} from "./tracker.js";
import {removeUnfinished} from "./writeWhole.js";

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
 * All stops where the code changes meanwhile: what ends after that would be of nobody knows which version.
 * @returns what went wrong, a line each
 */
export async function runAll({root, names, shard, jobs, display, signal}: RunOptions): Promise<string[]> {
  const experiments = readExperiments(root, names);
  const now = await today(root);
  for (const {name} of experiments) removeUnfinished(`${root}/${resultsFolder}/${name}`);
  const all = experiments.flatMap(({runs}) => runs);
  const mine = shardOf(all, shard);
  const due = mine.filter((run) => isDue(root, run, now(run), display));
  const part = mine.length === all.length ? "" : ` of ${all.length}, part ${shard.part} of ${shard.of}`;
  const kept = mine.length - due.length;
  display.line(`experiments: ${mine.length} runs${part}: ${kept} kept, ${due.length} to do, ${jobs} at a time`);

  const tracker = new Tracker(due, jobs);
  const failures: string[] = [];
  const changed = new AbortController();
  /** Writes a result; gives what was wrong with it, if anything. */
  const write = async (result: RunResult, run: Run, seconds: number): Promise<string | undefined> => {
    const made = now(run);
    if ((await engineNow()) !== made.engine) {
      changed.abort();
      return "the code was changed while it ran, so that its result is nobody's; all was stopped, start again";
    }
    try {
      keepResult(`${root}/${resultsFolder}`, originOf(run, made), result, seconds);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const keep = async (run: Run, how: Ended) => {
    const seconds = tracker.ended(run, how.kind === "finished" ? how.result.updates : 0);
    const {done, of, secondsLeft = 0} = tracker.standing();
    const standing = `${done}/${of}, ${inWords(secondsLeft)} left`;
    const problem = how.kind === "finished" ? await write(how.result, run, seconds) : problemOf(how);
    if (problem !== undefined) failures.push(`${run.experiment}/${run.name}: ${problem}`);
    const outcome = how.kind === "finished" && problem === undefined ? inShort(how.result) : `FAILED: ${problem}`;
    display.line(`${run.experiment}/${run.name}: ${outcome}, ${inWords(seconds)} (${standing})`);
    display.status(() => tracker.standing());
  };
  const listener = {
    started: ({run}: {run: Run}) => tracker.started(run),
    progress({run}: {run: Run}, update: number) {
      tracker.progress(run, update);
      display.status(() => tracker.standing());
    },
    ended: ({run}: {run: Run}, how: Ended) => keep(run, how)
  };
  const orders = due.map((run) => ({run}));
  await runPool(orders, {jobs, root, signal: AbortSignal.any([signal, changed.signal]), listener});
  display.clear();
  return failures;
}

/** Whether a run has to be done; a damaged result is named. */
function isDue(root: string, run: Run, now: Today, display: Display): boolean {
  const state = resultState(`${resultsFolder}/${run.experiment}`, run, now, runResult, root);
  if (state.kind === "damaged") display.line(`${state.why}; it is made again`);
  return state.kind !== "fresh";
}

function problemOf(how: Exclude<Ended, {kind: "finished"}>): string {
  return how.kind === "failed" ? how.message : "only its beginning was run";
}

function inShort({solvedAt, updates, diverged, final}: RunResult): string {
  if (diverged) return `diverged at update ${diverged.update}`;
  const score = final ? `score ${Number(final.score.toPrecision(4))}` : "no score";
  return `${solvedAt === null ? "not solved" : `solved at ${solvedAt}`}, ${score} after ${updates} updates`;
}
