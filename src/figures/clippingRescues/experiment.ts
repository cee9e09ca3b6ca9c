import * as v from "valibot";
import type {RunResult} from "../../experiments/training/runResult.js";
import {summarise} from "../../experiments/training/summary.js";
import type {Run, TrainingSettings} from "../../experiments/training/trainingSettings.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const clipping = v.picklist(["clipped", "unclipped"]);

/** What the paper found: all its seeds solve the task up to one length, none from another; null where that is at once. */
const publishedEdge = v.object({clipping, allTo: count, noneFrom: v.nullable(count)});

/** The published curve that our runs stand beside, and the paper's settings that differ from ours or are to be named. */
export const clippingRescuesSettings = v.object({
  paper: v.string(),
  seeds: count,
  rate: v.number(),
  threshold: v.number(),
  published: v.array(publishedEdge)
});

const row = v.object({
  clipping,
  /** T, in steps. */
  length: count,
  seeds: count,
  /** Seeds that solved it at an evaluation during training, their share, and its 95% interval by Wilson. */
  solved: count,
  share: v.number(),
  share_low: v.number(),
  share_high: v.number(),
  /** Those of them that are below the task's error on the fresh sequences of the end too. */
  solved_at_end: count,
  /** Updates until solved: median over all seeds and its interval; null is "not within the updates there are". */
  updates: v.nullable(v.number()),
  updates_low: v.nullable(v.number()),
  updates_high: v.nullable(v.number()),
  /** Seeds whose numbers grew past all bounds. */
  diverged: count
});
export type ClippingRescuesRow = v.InferOutput<typeof row>;

/** What the figure is drawn from. */
export const clippingRescuesData = v.object({
  published: clippingRescuesSettings,
  /** Of our runs: how many seeds, where the gradient is clipped, and the most updates. */
  seeds: count,
  threshold: v.number(),
  updates: count,
  rows: v.array(row)
});
export type ClippingRescuesData = v.InferOutput<typeof clippingRescuesData>;

/**
 * How many seeds solved temporal order, and how fast, by length, with and without clipping.
 * Source: Pascanu, Mikolov, Bengio 2013, section 4.1.
 * @param settings of the training runs
 * @param runs all of them
 * @param results by a run's name
 * @param published the paper's curve
 * @throws RangeError on runs of another task, without a result, or too few for an interval
 */
export function clippingRescues(
  settings: TrainingSettings,
  runs: readonly Run[],
  results: ReadonlyMap<string, RunResult>,
  published: v.InferOutput<typeof clippingRescuesSettings>
): ClippingRescuesData {
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
  return {published, seeds: settings.seeds.length, threshold: thresholds[0], updates: settings.training.updates, rows};
}

function resultOf({name}: Run, results: ReadonlyMap<string, RunResult>): RunResult {
  const result = results.get(name);
  if (!result) throw new RangeError(`clippingRescues: expected a result of ${name}, got none`);
  return result;
}

function clippingOf({training: {clip}}: Run): "clipped" | "unclipped" {
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
