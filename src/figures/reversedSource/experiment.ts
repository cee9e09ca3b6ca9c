import * as v from "valibot";
import {count, positive} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread} from "../../experiments/statistics.js";
import {readingDistances, readingOrder, sourceOrders, type SourceOrder} from "../../experiments/tasks/sourceOrder.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {cells, type Cell} from "./cells.js";

const bothOrders = v.object({straight: positive, reversed: positive});

export const settings = v.object({
  /** Updates after which the errors are shown first. */
  update: count,
  /** What the paper found for translation. */
  paper: v.object({name: v.string(), perplexity: bothOrders, bleu: bothOrders})
});
export type Settings = v.InferOutput<typeof settings>;

/** How networks of one cell and size learnt one order. */
export interface Learnt {
  readonly cell: Cell;
  readonly units: number;
  /** At most so many updates. */
  readonly limit: number;
  readonly order: SourceOrder;
  /** By evaluation and place in the target: the share of wrong symbols, the median of the seeds and its interval. */
  readonly errors: readonly (readonly {median: number; low: number; high: number}[])[];
  /** By seed: the update at which it was solved; null where it was not within the updates there are. */
  readonly solvedAt: readonly (number | null)[];
}

export async function data(settings: Settings, sources: Sources) {
  const small = await readRuns("source-order", sources);
  const wide = await readRuns("source-order-wide", sources);
  const {length} = taskOf(small.runs[0]);
  return {
    ...{settings, length, every: small.runs[0].evaluation.every, updates: small.runs[0].training.updates},
    orders: sourceOrders.map((order) => ({
      ...{order, read: readingOrder(order, length), distances: readingDistances(order, length)}
    })),
    learnt: cells.flatMap((cell) => sourceOrders.map((order) => learntOf(small, cell, order))),
    /** Of twice the units, in two of the orders. */
    wide: cells.flatMap((cell) => (["straight", "reversed"] as const).map((order) => learntOf(wide, cell, order)))
  };
}
export type ReversedSourceData = Awaited<ReturnType<typeof data>>;

/** Nothing that engines could differ in: results are counted and sorted. */
export function digest(): Readonly<Record<string, unknown>> {
  return {distances: sourceOrders.map((order) => readingDistances(order, 8))};
}

function learntOf({runs, results}: RunsRead, cell: Cell, order: SourceOrder): Learnt {
  const those = runs.filter(({network, task}) => network.cell === cell && "order" in task && task.order === order);
  const [{training, evaluation, network, task}] = those;
  const found = those.map((run) => resultOf(run, results));
  const {length} = taskOf({task});
  const errors = Array.from({length: training.updates / evaluation.every + 1}, (_, k) =>
    Array.from({length}, (_, place) => {
      const {median, low, high} = medianSpread(found.map((result) => errorAt(result, k * evaluation.every, place)));
      return {median: rounded(median), low: rounded(low), high: rounded(high)};
    })
  );
  const solvedAt = found.map((result) => result.solvedAt);
  return {cell, units: network.hiddenSize, limit: training.updates, order, errors, solvedAt};
}

function resultOf({name}: Run, results: ReadonlyMap<string, RunResult>): RunResult {
  const result = results.get(name);
  if (!result) throw new RangeError(`reversedSource: expected a result of ${name}, got none`);
  return result;
}

/** The share of wrong symbols at a place after so many updates. A run ends where it is solved, and then stays as it was. */
function errorAt({evaluations}: RunResult, update: number, place: number): number {
  const last = evaluations.filter((evaluation) => evaluation.update <= update).at(-1);
  const errors = last?.by?.[place];
  if (!errors) throw new RangeError(`reversedSource: expected errors at place ${place} by update ${update}, got none`);
  return errors.errors / errors.trials;
}

function taskOf({task}: Pick<Run, "task">) {
  if (task.name !== "sourceOrder")
    throw new RangeError(`reversedSource: expected the task sourceOrder, got ${task.name}`);
  return task;
}

function rounded(share: number): number {
  return Number(share.toFixed(3));
}
