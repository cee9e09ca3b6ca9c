import {format} from "d3";
import {quantile} from "../../experiments/statistics.js";
import type {Row, WhichGateData} from "./experiment.js";

export const guesses = ["sooner", "as soon", "later", "never"] as const;

export interface State {
  readonly task: string;
  readonly guess: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

const whole = format(",.0f");

export function taskOf({tasks}: WhichGateData, name: string): WhichGateData["tasks"][number] {
  const found = tasks.find((one) => one.name === name);
  if (!found) throw new RangeError(`whichGate: expected one of ${tasks.map(({name}) => name).join(", ")}, got ${name}`);
  return found;
}

export function rowOf(data: WhichGateData, task: string, network: string): Row {
  const found = taskOf(data, task).rows.find((one) => one.network === network);
  if (!found) throw new RangeError(`whichGate: expected runs of ${network} on ${task}, got none`);
  return found;
}

/** A task's name as it begins a line. */
export function titleOf(name: string): string {
  return (name[0].toUpperCase() + name.slice(1)).replace("-", " ");
}

/** The median update at which a row is solved: Infinity where that is never. */
export function medianOf({solvedAt}: Pick<Row, "solvedAt">): number {
  const sample = solvedAt.map((at) => at ?? Infinity);
  return quantile(sample, 0.5);
}

/** In how many seeds one is sooner than another, of the same seeds. */
export function soonerIn(one: Row, other: Row): number {
  return one.solvedAt.filter((at, k) => (at ?? Infinity) < (other.solvedAt[k] ?? Infinity)).length;
}

/** The rows that are there: those without a gate only once the answer is. */
export function rowsShown(data: WhichGateData, {task, shown}: Pick<State, "task" | "shown">): readonly Row[] {
  return taskOf(data, task).rows.filter(({of}) => shown || of === "whole");
}

export function reply(data: WhichGateData, {guess}: State): string {
  const {asked, against, tasks} = {...data.settings, tasks: data.tasks};
  const task = tasks[0].name;
  const [held, full] = [rowOf(data, task, asked), rowOf(data, task, against)];
  const all = `Sooner: after ${whole(medianOf(held))} updates in the median, with the gate after ${whole(medianOf(full))}.`;
  if (guess === "") return all;
  return guess === "sooner" ? `${all} As you said.` : `${all} You said: ${guess}.`;
}

/** In a few words how many seeds solve it, and when the median does: of the cells that are whole and the one asked for, and of the rest together. */
export function say(data: WhichGateData, state: State): string {
  const {length, name} = taskOf(data, state.task);
  const rows = rowsShown(data, state);
  const solvedBy = ({solvedAt}: Row): number => solvedAt.filter((at) => at !== null).length;
  const isNamed = ({of, network}: Row): boolean => of === "whole" || network === data.settings.asked;
  const parts = rows.filter(isNamed).map((row) => {
    const at = medianOf(row);
    return `${row.words} ${solvedBy(row)}${Number.isFinite(at) ? ` (${whole(at)})` : ""}`;
  });
  const rest = rows.filter((row) => !isNamed(row)).map(solvedBy);
  if (rest.length > 0) parts.push(`the other ${rest.length} ${Math.min(...rest)} to ${Math.max(...rest)}`);
  const seeds = rows[0].solvedAt.length;
  return `${titleOf(name)}, $T$ = ${length}, of ${seeds} seeds solve it (median updates): ${parts.join("; ")}.`;
}
