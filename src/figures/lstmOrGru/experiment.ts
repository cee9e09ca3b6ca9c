import * as v from "valibot";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const pairNames = v.object({lstm: v.string(), gru: v.string()});

const task = v.object({
  experiment: v.string(),
  title: v.string(),
  /** What an evaluation measures, and the measure that the networks are compared by: less is better in both. */
  score: v.string(),
  measure: v.picklist(["updates", "score"]),
  unit: v.string(),
  scale: v.picklist(["linear", "log"]),
  domain: v.tuple([v.number(), v.number()]),
  baseline: v.nullable(v.object({value: v.number(), label: v.string()})),
  /** The two networks of equal size, and those with about equally many parameters, by their names in the experiment. */
  size: pairNames,
  parameters: pairNames
});

export const lstmOrGruSettings = v.object({tasks: v.array(task)});
export type LstmOrGruSettings = v.InferOutput<typeof lstmOrGruSettings>;

const point = v.object({update: v.number(), median: v.number(), low: v.number(), high: v.number()});

const side = v.object({
  network: v.string(),
  hiddenSize: v.number(),
  parameters: v.number(),
  /** The score by update: median over seeds, and its interval; a seed that has stopped keeps its last score. */
  curve: v.array(point),
  /** The measure, seed after seed. */
  measures: v.array(v.number()),
  median: v.number(),
  /** Seeds that did not solve it, and count with all the updates that they had. */
  unsolved: v.number()
});
export type LstmOrGruSide = v.InferOutput<typeof side>;

const pair = v.object({
  lstm: side,
  gru: side,
  seeds: v.array(v.number()),
  /** GRU − LSTM, seed by seed; the median, and its interval where there are seeds enough for one. */
  differences: v.array(v.number()),
  median: v.number(),
  interval: v.nullable(v.object({low: v.number(), high: v.number()})),
  /** Which is better, as far as the interval can tell: null where there is none. */
  better: v.nullable(v.picklist(["lstm", "gru", "neither"]))
});
export type LstmOrGruPair = v.InferOutput<typeof pair>;

/** How the two are made equal. */
export const equalities = ["size", "parameters"] as const;
export type Equality = (typeof equalities)[number];

const compared = v.object({...task.entries, size: v.nullable(pair), parameters: v.nullable(pair)});
export type LstmOrGruTask = v.InferOutput<typeof compared>;

/** What the figure is drawn from: a pair is null while its networks have not been trained. */
export const lstmOrGruData = v.object({tasks: v.array(compared)});
export type LstmOrGruData = v.InferOutput<typeof lstmOrGruData>;

/** Runs of one experiment, and their results by a run's name. */
export interface Experiment {
  readonly runs: readonly Run[];
  readonly results: ReadonlyMap<string, RunResult>;
}

/** A run with what came of it. */
interface Done {
  readonly run: Run;
  readonly result: RunResult;
}

/**
 * LSTM and GRU on each task, at equal size and at equal parameters: curves, the measure seed by seed, and which is better.
 * The two networks of a pair see the same batches under one seed, so their differences are taken seed by seed; one is
 * better where the interval of the median difference (Conover 1999, section 3.2) does not hold 0.
 * @throws RangeError where a run has no result, or has diverged and is compared by its score
 */
export function lstmOrGru({tasks}: LstmOrGruSettings, experiments: readonly Experiment[]): LstmOrGruData {
  const done = experiments.flatMap(({runs, results}) => runs.map((run) => ({run, result: resultOf(run, results)})));
  return {
    tasks: tasks.map((task) => {
      const own = done.filter(({run}) => run.experiment === task.experiment);
      const compare = ({lstm, gru}: {lstm: string; gru: string}): LstmOrGruPair | null => {
        const [one, other] = [lstm, gru].map((network) => own.filter(({run}) => run.group === network));
        return one.length > 0 && other.length > 0 ? pairOf(one, other, task.measure) : null;
      };
      return {...task, size: compare(task.size), parameters: compare(task.parameters)};
    })
  };
}

function resultOf({name}: Run, results: ReadonlyMap<string, RunResult>): RunResult {
  const result = results.get(name);
  if (!result) throw new RangeError(`lstmOrGru: expected a result of ${name}, got none`);
  return result;
}

function pairOf(one: readonly Done[], other: readonly Done[], measure: "updates" | "score"): LstmOrGruPair {
  const seeds = one.map(({run}) => run.seed).filter((seed) => other.some(({run}) => run.seed === seed));
  const last = Math.max(...[...one, ...other].map(({result}) => result.updates));
  const [lstm, gru] = [one, other].map((done) =>
    sideOf(
      seeds.flatMap((seed) => done.find(({run}) => run.seed === seed) ?? []),
      measure,
      last
    )
  );
  const differences = seeds.map((_, k) => rounded(gru.measures[k] - lstm.measures[k]));
  const interval = medianInterval(differences) ?? null;
  return {lstm, gru, seeds, differences, median: quantile(differences, 0.5), interval, better: betterOf(interval)};
}

function betterOf(interval: {low: number; high: number} | null): LstmOrGruPair["better"] {
  if (!interval) return null;
  if (interval.high < 0) return "gru";
  return interval.low > 0 ? "lstm" : "neither";
}

function sideOf(done: readonly Done[], measure: "updates" | "score", last: number): LstmOrGruSide {
  const [{run, result}] = done;
  const measures = done.map(({run, result}) =>
    measure === "updates" ? (result.solvedAt ?? result.updates) : finalScore(run, result)
  );
  const updates = Array.from({length: Math.floor(last / run.evaluation.every) + 1}, (_, k) => k * run.evaluation.every);
  return {
    network: run.group,
    hiddenSize: run.network.hiddenSize,
    parameters: result.parameterCount,
    curve: updates.map((update) => {
      const scores = done.map(({result}) => scoreAt(result, update));
      const median = quantile(scores, 0.5);
      const {low, high} = medianInterval(scores) ?? {low: median, high: median};
      return {update, median: rounded(median), low: rounded(low), high: rounded(high)};
    }),
    measures: measures.map(rounded),
    median: rounded(quantile(measures, 0.5)),
    unsolved: measure === "updates" ? done.filter(({result}) => result.solvedAt === null).length : 0
  };
}

function finalScore({name}: Run, {final}: RunResult): number {
  if (!final) throw new RangeError(`lstmOrGru: expected a final score of ${name}, got none: it diverged`);
  return final.score;
}

/** The score of the last evaluation up to this update. */
function scoreAt({evaluations}: RunResult, update: number): number {
  return evaluations.reduce((score, evaluation) => (evaluation.update <= update ? evaluation.score : score), NaN);
}

/** Finer than any picture or word, and short in a file. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
