import {format} from "d3";
import type {Equality, LstmOrGruData, Pair, Task} from "./experiment.js";

/** The two that are compared. */
export const kinds = ["lstm", "gru"] as const;

/** What is shown of each task: the seeds' differences, or the learning curves. */
export const views = ["seeds", "curves"] as const;

export interface State {
  readonly equal: Equality;
  readonly show: (typeof views)[number];
}

/** A measure as it reads: whole updates, or a score to its decimals. */
export function measureText({digits}: Pick<Task, "digits">, value: number): string {
  return format(`,.${digits}f`)(value);
}

/** Which of the two is better on a task, as far as the seeds tell. */
export function verdict(task: Task, pair: Pair | null): string {
  if (!pair) return "not trained yet";
  const {better, seeds} = pair;
  if (better === null) return `${seeds.length} seeds: too few to tell`;
  if (better === "neither") return "cannot be told apart";
  const name = better === "gru" ? "the GRU" : "the LSTM";
  return task.measure === "updates" ? `${name} is sooner` : `${name} is better`;
}

/** The median difference with its interval, GRU − LSTM. */
export function differenceText(task: Task, {median, interval}: Pair): string {
  const read = (value: number): string => (value > 0 ? `+${measureText(task, value)}` : measureText(task, value));
  return interval ? `${read(median)} (${read(interval.low)} to ${read(interval.high)})` : read(median);
}

/** All verdicts in a sentence each. */
export function sayLstmOrGru({tasks}: LstmOrGruData, equality: Equality): string {
  const parts = tasks.map((task) => {
    const pair = task[equality];
    const name = task.title.split(",")[0];
    return pair?.interval
      ? `${name}, ${verdict(task, pair)}, ${differenceText(task, pair)} ${task.unit.split(/[ ,]/)[0]}`
      : `${name}, ${verdict(task, pair)}`;
  });
  return `At equal ${equality === "size" ? "hidden size" : "parameters"}, GRU minus LSTM: ${parts.join("; ")}.`;
}
