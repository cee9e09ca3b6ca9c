export const taskNames = ["hold", "count", "forget"] as const;
export type TaskName = (typeof taskNames)[number];

/** A task for one unit: the values that go by, and the steps, from 1, that are marked. */
export interface Task {
  readonly name: TaskName;
  readonly values: readonly number[];
  readonly marks: readonly number[];
}

/** One unit at one step, beside its goal; t counts from 1. */
export interface UnitStep {
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

/** Which mark stands at a step, from 1; 0 where there is none. */
export function markAt({marks}: Task, t: number): number {
  return marks.indexOf(t) + 1;
}

/** What the memory should hold after a step: the value of the first mark, until the second where it says so; or the count. */
export function memoryAt({name, values, marks}: Task, t: number): number {
  const past = marks.filter((mark) => mark <= t).length;
  if (name === "count") return past;
  const isHeld = past > 0 && (name === "hold" || past === 1);
  return isHeld ? values[marks[0] - 1] : 0;
}
