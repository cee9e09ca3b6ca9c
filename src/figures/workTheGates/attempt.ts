import {lstmOperations} from "../../engine/cells/lstm/operations.js";
import {runFrom} from "../../engine/cells/operations/runOperations.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {tanh} from "../../engine/numerics/tanh.js";
import {markAt, memoryAt, type Task, type UnitStep} from "../../experiments/oneUnitTasks.js";

/** What somebody sets the three gates to, from 0 to 1 at each step. */
export type Gates = Readonly<Record<"f" | "i" | "o", readonly number[]>>;

/** How a unit does, held against the goal. */
export interface Miss {
  /** At how many of the steps that are asked for c and `shown` are within the tolerance. */
  readonly right: {readonly c: number; readonly shown: number};
  readonly asked: {readonly c: number; readonly shown: number};
  /** Where it is farthest off, with the difference from the goal; undefined where nothing is beyond the tolerance. */
  readonly worst: {readonly t: number; readonly of: "c" | "shown"; readonly by: number} | undefined;
}

/**
 * What becomes of a task under gates that are set by hand: one unit of an LSTM, from c = 0, held against the goal. The new content c̃ is the value
 * that goes by, and 1 at a mark that is to be counted.
 * @throws RangeError where there is not a gate of each kind for each step
 */
export function attempt(task: Task, gates: Gates): UnitStep[] {
  const {length} = task.values;
  for (const [name, {length: given}] of Object.entries(gates))
    if (given !== length) throw new RangeError(`attempt: expected ${length} values of ${name}, got ${given}`);
  const given = task.values.map((value, k) => {
    const c̃ = task.name === "count" && markAt(task, k + 1) > 0 ? 1 : value;
    return {f: gates.f[k], i: gates.i[k], o: gates.o[k], c̃};
  });
  return runUnit(given).map(({c, h}, k) => {
    const t = k + 1;
    const asked = {goalC: memoryAt(task, t), goalShown: shownAt(task, t)};
    return {t, value: task.values[k], mark: markAt(task, t), ...given[k], c, h, shown: h, ...asked};
  });
}

/** What is given to one unit of an LSTM at a step: its gates and the new content. */
type Given = Readonly<Record<"f" | "i" | "o" | "c̃", number>>;

/**
 * One unit of an LSTM from c = 0, whose gates and new content are given at every step: a walk along the cell's own list of
 * operations, without those that lead to what is given.
 */
export function runUnit(given: readonly Given[]): {readonly c: number; readonly h: number}[] {
  let before = number(0);
  return given.map(({f, i, o, c̃}) => {
    const wires = {f: number(f), i: number(i), o: number(o), c̃: number(c̃), "c⁻": before};
    const {c, h} = runFrom(lstmOperations, {}, wires);
    before = c;
    return {c: c.data[0], h: h.data[0]};
  });
}

function number(value: number): Matrix {
  return matrix(1, 1, [value]);
}

/** What h should be: tanh c at the second mark of what is held, and while it is held of what is forgotten; of a count nothing. */
function shownAt(task: Task, t: number): number | null {
  if (task.name === "count") return null;
  return task.name === "hold" && markAt(task, t) !== 2 ? 0 : tanh(memoryAt(task, t));
}

/** Holds rows against their goals. */
export function missOf(rows: readonly UnitStep[], tolerance: number): Miss {
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
