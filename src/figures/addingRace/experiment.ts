import * as v from "valibot";
import {quantile} from "../../experiments/statistics.js";
import {count, seedNumber, several, share} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import {summarise} from "../../experiments/training/summary.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

export const settings = v.object({
  /** Of the long runs of the adding problem. */
  networks: v.pipe(v.array(v.string()), v.minLength(2)),
  /** Steps of a sequence that a reader may race over. */
  distance: v.object({least: several, most: several}),
  /** Updates of a race. */
  updates: count,
  /** Losses that a point of a line is the mean of. */
  every: count,
  /** The sequence that all are asked about: from which seed on, and how far its sum is from 1 at least. */
  example: v.object({seed: seedNumber, away: share}),
  seed: seedNumber
});
export type AddingRaceSettings = v.InferOutput<typeof settings>;

/** A racer: how a run of it is made, and what ten seeds of it have come to. */
export interface Racer {
  readonly network: string;
  /** Its run with the first seed; distance and seed are the reader's. */
  readonly run: Run;
  readonly seeds: number;
  readonly solved: number;
  /** Updates until solved, in the median; null is "never". */
  readonly median: number | null;
  /** Updates until the last of those that solved it had; null where none did. */
  readonly slowest: number | null;
  /** The loss over the updates so far, by update: median, least and most over the seeds. */
  readonly curve: readonly {
    readonly update: number;
    readonly loss: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** What the figure is drawn from before anybody has raced. */
export interface AddingRaceData {
  readonly settings: AddingRaceSettings;
  /** The steps of the stored runs. */
  readonly distance: number;
  readonly racers: readonly Racer[];
}

const experiment = "adding";

/** The long runs of the racers, over their seeds. */
export async function data(settings: AddingRaceSettings, sources: Sources): Promise<AddingRaceData> {
  const ofRace = (run: Run): boolean => settings.networks.includes(run.group);
  const {runs, results} = await readRuns(experiment, sources, (all) => all.filter(ofRace));
  const racers = settings.networks.map((network) => {
    const own = runs.filter(({group}) => group === network);
    const done = own.map((run) => {
      const result = results.get(run.name);
      if (!result) throw new RangeError(`addingRace: expected a result of ${run.name}, got none`);
      return {run, result};
    });
    if (done.length === 0) throw new RangeError(`addingRace: expected runs of ${network}, got none`);
    const [summary] = summarise(done);
    const {median} = summary.solvedAt;
    const times = done.flatMap(({result}) => result.solvedAt ?? []);
    return {
      ...{network, run: raced(own[0], settings), seeds: own.length, solved: summary.solved.count},
      median: Number.isFinite(median) ? median : null,
      slowest: times.length === 0 ? null : Math.max(...times),
      curve: curveOf(
        done.map(({result}) => result.curve),
        settings.updates
      )
    };
  });
  const {task} = runs[0];
  if (task.name !== "adding") throw new RangeError(`addingRace: expected the task adding, got ${task.name}`);
  return {settings, distance: task.length, racers};
}

/** Nothing that engines could differ in: medians of results that are stored. */
export function digest(): Record<string, never> {
  return {};
}

/** A run as it is made in a race: to its last update, whether it has solved the task or not. */
function raced(run: Run, {updates, every}: AddingRaceSettings): Run {
  return {
    ...run,
    training: {...run.training, updates, stopWhenSolved: false},
    evaluation: {...run.evaluation, every, finalExamples: 500},
    keepWeights: false
  };
}

/** Over the seeds at each row; one that has ended, because it had solved the task, stands where it ended. */
function curveOf(
  curves: readonly (readonly {readonly update: number; readonly loss: number}[])[],
  updates: number
): Racer["curve"] {
  const longest = curves.reduce((one, other) => (other.length > one.length ? other : one));
  return longest
    .filter(({update}) => update <= updates)
    .map(({update}, k) => {
      const losses = curves.map((curve) => curve[Math.min(k, curve.length - 1)].loss);
      return {update, loss: quantile(losses, 0.5), low: Math.min(...losses), high: Math.max(...losses)};
    });
}
