import * as v from "valibot";
import {count, positive} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {summarise} from "../../experiments/training/summary.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {RunName} from "../../frame/picture/clippedRuns.js";

/** The published curve that our runs stand beside, and the paper's settings that differ from ours or are to be named. */
export const settings = v.object({
  paper: v.string(),
  seeds: count,
  rate: positive,
  threshold: positive,
  /** All its seeds solve the task up to one length, none from another; null where that is at once. */
  published: v.array(
    v.object({clipping: v.picklist(["clipped", "unclipped"]), allTo: count, noneFrom: v.nullable(count)})
  )
});
export type ClippingRescuesSettings = v.InferOutput<typeof settings>;

export interface ClippingRescuesRow {
  readonly clipping: RunName;
  /** T, in steps. */
  readonly length: number;
  readonly seeds: number;
  /** Seeds that solved it at an evaluation during training, their share, and its 95% interval by Wilson. */
  readonly solved: number;
  readonly share: number;
  readonly share_low: number;
  readonly share_high: number;
  /** Those of them that are below the task's error on the fresh sequences of the end too. */
  readonly solved_at_end: number;
  /** Updates until solved: median over all seeds and its interval; null is "not within the updates there are". */
  readonly updates: number | null;
  readonly updates_low: number | null;
  readonly updates_high: number | null;
  /** Seeds whose numbers grew past all bounds. */
  readonly diverged: number;
}

/** What the figure is drawn from. */
export interface ClippingRescuesData {
  readonly published: ClippingRescuesSettings;
  /** Of our runs: how many seeds, where the gradient is clipped, and the most updates. */
  readonly seeds: number;
  readonly threshold: number;
  readonly updates: number;
  readonly rows: readonly ClippingRescuesRow[];
}

/** What became of one run, for prose: its answers at the end are on fresh sequences. */
export interface Outcome {
  readonly clipping: RunName;
  readonly length: number;
  readonly solvedAt: number | null;
  /** The share of wrong answers, and whether it is below the task's bound; null where the run broke off. */
  readonly final: {readonly score: number; readonly solved: boolean} | null;
}

const experiment = "clipping-rescues";

export async function data(published: ClippingRescuesSettings, sources: Sources): Promise<ClippingRescuesData> {
  return clippingRescues(await readRuns(experiment, sources), published);
}

export const parts = {
  async outcomes(_: ClippingRescuesSettings, sources: Sources): Promise<Outcome[]> {
    const {runs, results} = await readRuns(experiment, sources);
    return runs.map((run) => {
      const {solvedAt, final} = resultOf(run, results);
      return {
        ...{clipping: clippingOf(run), length: lengthOf(run), solvedAt},
        final: final && {score: final.score, solved: final.solved}
      };
    });
  }
};

/** Nothing that engines could differ in: results are counted, and shares have the four operations and a root. */
export function digest(): Record<string, never> {
  return {};
}

/**
 * How many seeds solved temporal order, and how fast, by length, with and without clipping.
 * Source: Pascanu, Mikolov, Bengio 2013, section 4.1.
 * @param read all training runs, with their results
 * @param published the paper's curve
 * @throws RangeError on runs of another task, without a result, or too few for an interval
 */
export function clippingRescues({runs, results}: RunsRead, published: ClippingRescuesSettings): ClippingRescuesData {
  const done = runs.map((run) => ({run, result: resultOf(run, results)}));
  const thresholds = runs.flatMap(({training: {clip}}) => (clip.kind === "none" ? [] : [clip.threshold]));
  const rows = summarise(done).map((summary) => {
    const group = done.filter(({run}) => run.group === summary.group);
    const {solved, seeds, solvedAt, diverged} = summary;
    if (!solvedAt.interval)
      throw new RangeError(`clippingRescues: expected seeds enough for an interval, got ${seeds} of ${summary.group}`);
    return {
      clipping: clippingOf(group[0].run),
      length: lengthOf(group[0].run),
      seeds,
      solved: solved.count,
      share: solved.count / seeds,
      share_low: solved.interval.low,
      share_high: solved.interval.high,
      solved_at_end: group.filter(({result}) => result.solvedAt !== null && result.final?.solved).length,
      updates: orNull(solvedAt.median),
      updates_low: orNull(solvedAt.interval.low),
      updates_high: orNull(solvedAt.interval.high),
      diverged
    };
  });
  const seeds = new Set(runs.map(({seed}) => seed)).size;
  return {published, seeds, threshold: thresholds[0], updates: runs[0].training.updates, rows};
}

function resultOf({name}: Run, results: ReadonlyMap<string, RunResult>): RunResult {
  const result = results.get(name);
  if (!result) throw new RangeError(`clippingRescues: expected a result of ${name}, got none`);
  return result;
}

function clippingOf({training: {clip}}: Run): RunName {
  return clip.kind === "none" ? "unclipped" : "clipped";
}

function lengthOf({name, task}: Run): number {
  if (task.name === "temporalOrder") return task.length;
  throw new RangeError(`clippingRescues: expected the task temporalOrder, got ${task.name} in ${name}`);
}

/** JSON has no infinity: a seed that did not solve the task counts as infinitely slow. */
function orNull(updates: number): number | null {
  return Number.isFinite(updates) ? updates : null;
}
