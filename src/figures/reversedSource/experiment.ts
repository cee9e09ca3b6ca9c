import * as v from "valibot";
import {count, positive} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread} from "../../experiments/statistics.js";
import {readingDistances, readingOrder, sourceOrders, type SourceOrder} from "../../experiments/tasks/sourceOrder.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const bothOrders = v.object({straight: positive, reversed: positive});

export const settings = v.object({
  /** Updates after which the errors are shown first. */
  update: count,
  /** What the paper found for translation. */
  paper: v.object({name: v.string(), perplexity: bothOrders, bleu: bothOrders})
});
export type Settings = v.InferOutput<typeof settings>;

export const cells = ["lstm", "gru"] as const;
export type Cell = (typeof cells)[number];

/** How one kind of network learnt one order. */
export interface Learnt {
  readonly cell: Cell;
  readonly order: SourceOrder;
  /** By evaluation and place in the target: the share of wrong symbols, the median of the seeds and its interval. */
  readonly errors: readonly (readonly {median: number; low: number; high: number}[])[];
  /** By seed: the update at which it was solved; null where it was not within the updates there are. */
  readonly solvedAt: readonly (number | null)[];
}

export async function data(settings: Settings, sources: Sources) {
  const read = await readRuns("source-order", sources);
  const lengths = await readRuns("source-order-lengths", sources);
  const {updates, every} = timesOf(read.runs[0]);
  const {length} = orderOf(read.runs[0]);
  return {
    ...{settings, length, updates, every},
    orders: sourceOrders.map((order) => ({
      ...{order, read: readingOrder(order, length), distances: readingDistances(order, length)}
    })),
    learnt: cells.flatMap((cell) => sourceOrders.map((order) => learntOf(read, cell, order))),
    /** The same for other lengths, straight and reversed: when each seed solved it. */
    others: otherLengths(lengths)
  };
}
export type ReversedSourceData = Awaited<ReturnType<typeof data>>;

/** Nothing that engines could differ in: results are counted and sorted. */
export function digest(): Readonly<Record<string, unknown>> {
  return {distances: sourceOrders.map((order) => readingDistances(order, 8))};
}

function learntOf({runs, results}: RunsRead, cell: Cell, order: SourceOrder): Learnt {
  const those = runs
    .filter((run) => run.network.cell === cell && orderOf(run).order === order)
    .map((run) => ({run, result: resultOf(run, results)}));
  const {updates, every} = timesOf(those[0].run);
  const {length} = orderOf(those[0].run);
  const errors = Array.from({length: updates / every + 1}, (_, k) =>
    Array.from({length}, (_, place) => {
      const {median, low, high} = medianSpread(those.map(({result}) => errorAt(result, k * every, place)));
      return {median: rounded(median), low: rounded(low), high: rounded(high)};
    })
  );
  return {cell, order, errors, solvedAt: those.map(({result}) => result.solvedAt)};
}

/** The share of wrong symbols at a place after so many updates. A run ends where it is solved, and then stays as it was. */
function errorAt({evaluations}: RunResult, update: number, place: number): number {
  const last = evaluations.filter((evaluation) => evaluation.update <= update).at(-1);
  const errors = last?.by?.[place];
  if (!errors) throw new RangeError(`reversedSource: expected errors at place ${place} by update ${update}, got none`);
  return errors.errors / errors.trials;
}

function otherLengths({runs, results}: RunsRead) {
  const kinds = new Map<
    string,
    {cell: string; order: SourceOrder; length: number; limit: number; solvedAt: (number | null)[]}
  >();
  for (const run of runs) {
    const {order, length} = orderOf(run);
    const kind = kinds.get(run.group) ?? {
      cell: run.network.cell,
      order,
      length,
      limit: run.training.updates,
      solvedAt: []
    };
    kind.solvedAt.push(resultOf(run, results).solvedAt);
    kinds.set(run.group, kind);
  }
  return [...kinds.values()];
}

function resultOf({name}: Run, results: ReadonlyMap<string, RunResult>): RunResult {
  const result = results.get(name);
  if (!result) throw new RangeError(`reversedSource: expected a result of ${name}, got none`);
  return result;
}

function orderOf({task}: Run) {
  if (task.name !== "sourceOrder")
    throw new RangeError(`reversedSource: expected the task sourceOrder, got ${task.name}`);
  return task;
}

function timesOf({training, evaluation}: Run): {updates: number; every: number} {
  return {updates: training.updates, every: evaluation.every};
}

function rounded(share: number): number {
  return Number(share.toFixed(3));
}
