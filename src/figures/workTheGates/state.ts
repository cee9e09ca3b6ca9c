import type {TaskName, UnitStep} from "../../experiments/oneUnitTasks.js";
import {attempt, type Gates} from "./attempt.js";
import type {GatesData} from "./experiment.js";

export const whoseGates = ["yours", "trained"] as const;

export const gateNames = ["f", "i", "o"] as const;
export type GateName = (typeof gateNames)[number];

/** The gates are written as a digit a step: tenths, and x for 1. */
export interface State extends Readonly<Record<GateName, string>> {
  readonly task: TaskName;
  /** Whether the gates are the reader's or those of a trained cell. */
  readonly whose: (typeof whoseGates)[number];
  /** The step whose sum is written out; of a trained cell, the last that it has done. */
  readonly step: number;
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

/** All three gates as they are written, from 0 to 1. */
export function gatesOf({f, i, o}: Readonly<Record<GateName, string>>): Gates {
  return {f: valuesOf(f), i: valuesOf(i), o: valuesOf(o)};
}

/** The steps of a state: computed from the reader's gates, or what the trained cell of that task did. */
export function stepsOf({settings, trained}: GatesData, state: State): readonly UnitStep[] {
  if (state.whose === "trained") return found(trained, state.task).rows;
  return attempt(found(settings.tasks, state.task), gatesOf(state));
}

/** What there is for a task. */
export function found<Item extends {readonly name: TaskName}>(items: readonly Item[], name: TaskName): Item {
  const item = items.find((item) => item.name === name);
  if (!item)
    throw new RangeError(`workTheGates: expected the task ${name}, found ${items.map(({name}) => name).join(", ")}`);
  return item;
}
