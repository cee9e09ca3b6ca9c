import type * as Experiment from "./gatesByHand.js";
import type {GatesByHand, GatesRow, GatesTaskName} from "./gatesByHand.js";
import type {WorkTheGatesData} from "./experiment.js";

/** What the page hands in: the unit whose gates are set, how it is judged, and the operations that it goes by. */
export type ByHand = Pick<typeof Experiment, "gatesByHand" | "missOf" | "lstmOperations">;

export const whoseGates = ["yours", "trained"] as const;

export const gateNames = ["f", "i", "o"] as const;
export type GateName = (typeof gateNames)[number];

/** The gates are written as a digit a step: tenths, and x for 1. */
export interface WorkTheGatesState extends Readonly<Record<GateName, string>> {
  readonly task: GatesTaskName;
  /** Whether the gates are the reader's or those of a trained cell. */
  readonly whose: (typeof whoseGates)[number];
  /** The step whose sum is written out; of a trained cell, the last that it has done. */
  readonly step: number;
}

/** All half open on the first task: what a network does whose weights are zero. */
export function firstState({settings: {steps}}: WorkTheGatesData): WorkTheGatesState {
  const half = "5".repeat(steps);
  return {task: "hold", whose: "yours", step: steps, f: half, i: half, o: half};
}

/** A gate's values from 0 to 1. */
export function valuesOf(digits: string): number[] {
  return Array.from(digits, (digit) => (digit === "x" ? 1 : Number(digit) / 10));
}

/** A gate with another value at a step, from 1; in tenths, from 0 to 10, brought into range. */
export function withTenths(digits: string, step: number, tenths: number): string {
  const inside = Math.min(10, Math.max(0, tenths));
  const digit = inside === 10 ? "x" : String(inside);
  return digits.slice(0, step - 1) + digit + digits.slice(step);
}

/** The value at a step, from 1, in tenths. */
export function tenthsAt(digits: string, step: number): number {
  return Math.round(10 * valuesOf(digits)[step - 1]);
}

/** The rows of a state: computed from the reader's gates, or what the trained cell of that task did. */
export function rowsOfState(
  {settings, trained}: WorkTheGatesData,
  {task: name, whose, f, i, o}: WorkTheGatesState,
  {gatesByHand}: Pick<ByHand, "gatesByHand">
): readonly GatesRow[] {
  if (whose === "trained") return found(trained, name).rows;
  const gates: GatesByHand = {f: valuesOf(f), i: valuesOf(i), o: valuesOf(o)};
  return gatesByHand(found(settings.tasks, name), gates);
}

/** What there is for a task. */
export function found<Item extends {readonly name: GatesTaskName}>(items: readonly Item[], name: GatesTaskName): Item {
  const item = items.find((item) => item.name === name);
  if (!item)
    throw new RangeError(`workTheGates: expected the task ${name}, found ${items.map(({name}) => name).join(", ")}`);
  return item;
}
