import {tanh} from "../../engine/numerics/tanh.js";
import {unitByHand} from "./unitByHand.js";

export {lstmOperations} from "../../engine/cells/lstm/operations.js";

export const gatesTasks = ["hold", "count", "forget"] as const;
export type GatesTaskName = (typeof gatesTasks)[number];

/** A task for one unit: the values that go by, and the steps, from 1, that are marked. */
export interface GatesTask {
  readonly name: GatesTaskName;
  readonly values: readonly number[];
  readonly marks: readonly number[];
}

/** What somebody sets the three gates to, from 0 to 1 at each step. */
export interface GatesByHand {
  readonly f: readonly number[];
  readonly i: readonly number[];
  readonly o: readonly number[];
}

/** One unit at one step, beside its goal; t counts from 1. */
export interface GatesRow {
  readonly t: number;
  readonly value: number;
  /** Which mark stands here, from 1; 0 where there is none. */
  readonly mark: number;
  readonly f: number;
  readonly i: number;
  readonly o: number;
  readonly c̃: number;
  readonly c: number;
  readonly h: number;
  /** What is judged beside c: h of a unit that is set by hand, the answer of a trained network. */
  readonly shown: number;
  /** What c and `shown` should be; null where nothing is asked. */
  readonly goalC: number | null;
  readonly goalShown: number | null;
}

/** How a unit does, held against the goal. */
export interface GatesMiss {
  /** At how many of the steps that are asked for c and `shown` are within the tolerance. */
  readonly right: {readonly c: number; readonly shown: number};
  readonly asked: {readonly c: number; readonly shown: number};
  /** Where it is farthest off, with the difference from the goal; undefined where nothing is beyond the tolerance. */
  readonly worst: {readonly t: number; readonly of: "c" | "shown"; readonly by: number} | undefined;
}

/**
 * One unit of an LSTM whose gates are set by hand, from c = 0, by the cell's own operations. The new content c̃ is the value
 * that goes by, and 1 at a mark that is to be counted.
 * @throws RangeError where there is not a gate of each kind for each step
 */
export function gatesByHand(task: GatesTask, gates: GatesByHand): GatesRow[] {
  const {length} = task.values;
  for (const [name, {length: given}] of Object.entries(gates))
    if (given !== length) throw new RangeError(`gatesByHand: expected ${length} values of ${name}, got ${given}`);
  const given = task.values.map((value, k) => {
    const c̃ = task.name === "count" && markAt(task, k + 1) > 0 ? 1 : value;
    return {f: gates.f[k], i: gates.i[k], o: gates.o[k], c̃};
  });
  return unitByHand(given).map(({c, h}, k) => {
    const t = k + 1;
    const asked = {goalC: memoryAt(task, t), goalShown: shownAt(task, t)};
    return {t, value: task.values[k], mark: markAt(task, t), ...given[k], c, h, shown: h, ...asked};
  });
}

/** Which mark stands at a step, from 1; 0 where there is none. */
export function markAt({marks}: GatesTask, t: number): number {
  return marks.indexOf(t) + 1;
}

/** What the memory should hold after a step: the value of the first mark, until the second where it says so; or the count. */
export function memoryAt({name, values, marks}: GatesTask, t: number): number {
  const past = marks.filter((mark) => mark <= t).length;
  if (name === "count") return past;
  const isHeld = past > 0 && (name === "hold" || past === 1);
  return isHeld ? values[marks[0] - 1] : 0;
}

/** What h should be: tanh c at the second mark of what is held, and while it is held of what is forgotten; of a count nothing. */
function shownAt(task: GatesTask, t: number): number | null {
  if (task.name === "count") return null;
  return task.name === "hold" && markAt(task, t) !== 2 ? 0 : tanh(memoryAt(task, t));
}

/** Holds rows against their goals. */
export function missOf(rows: readonly GatesRow[], tolerance: number): GatesMiss {
  const misses = rows.flatMap(({t, c, shown, goalC, goalShown}) => [
    ...(goalC === null ? [] : [{t, of: "c" as const, by: c - goalC}]),
    ...(goalShown === null ? [] : [{t, of: "shown" as const, by: shown - goalShown}])
  ]);
  const isWrong = ({by}: {by: number}): boolean => Math.abs(by) > tolerance;
  const count = (part: "c" | "shown", wanted: (miss: {by: number}) => boolean): number =>
    misses.filter((miss) => miss.of === part && wanted(miss)).length;
  const [first, ...others] = misses.filter(isWrong);
  return {
    asked: {c: count("c", () => true), shown: count("shown", () => true)},
    right: {c: count("c", (miss) => !isWrong(miss)), shown: count("shown", (miss) => !isWrong(miss))},
    worst: others.reduce((worst, miss) => (Math.abs(miss.by) > Math.abs(worst.by) ? miss : worst), first)
  };
}
