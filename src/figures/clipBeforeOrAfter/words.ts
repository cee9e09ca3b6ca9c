import type {ClipBeforeOrAfterData, Group, Settings} from "./experiment.js";
import type {Steps} from "./view.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";

/** What may be guessed: which of the two takes its usual step again. */
export const answers = ["before", "after", "both", "neither"] as const;

export interface State {
  readonly guess: (typeof answers)[number] | "";
  readonly factor: number;
  readonly rate: number;
  readonly shown: boolean;
}

/** How many seeds learnt, at a rate, clipped one way. */
export function learned({losses}: Group, {learned}: Settings): number {
  return losses.filter((loss) => loss !== null && loss <= learned).length;
}

export function groupsAt({groups}: ClipBeforeOrAfterData, rate: number): readonly Group[] {
  return groups.filter((group) => group.rate === rate);
}

/** Steps after the long gradient, and how many networks learn. */
export function say(data: ClipBeforeOrAfterData, steps: Steps, {rate, factor, shown}: State): string {
  const {look, seeds} = data.settings;
  const step = (values: readonly number[]): string => powerOfTen(Math.log10(values[look]));
  const unclipped =
    `One gradient ${factor} times as long: unclipped, Adam’s own step is ${steps.unclipped[0].toFixed(1)} times the usual one, ` +
    `and ${look} updates later ${step(steps.unclipped)} of it.`;
  if (!shown) return `${unclipped} And clipped?`;
  const counts = groupsAt(data, rate).map((group) => `${group.way}: ${learned(group, data.settings)}`);
  return (
    `${unclipped} Clipped before its moments it is ${step(steps.before)}, clipped after ${step(steps.after)}. ` +
    `At rate ${rate}, of ${seeds.length} seeds learnt – ${counts.join(", ")}.`
  );
}

/** What is said to this guess. */
export function reply({guess}: State): string {
  if (guess === "before")
    return "Yes: what is cut before never enters Adam’s mean of squares, which would keep it for long.";
  const why = "cut after, the long gradient is still in Adam’s mean of squares, and every later step is divided by it";
  return guess === "" ? `Clipped before: ${why}.` : `Only clipped before: ${why}.`;
}
