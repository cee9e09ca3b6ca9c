import {median} from "d3";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {ResetCase, TwoResetGatesData} from "./experiment.js";

/** What is compared: the new content at the first step, or the state after the last. */
export const compared = ["content", "state"] as const;
type Compared = (typeof compared)[number];

export function comparedWords({settings}: TwoResetGatesData): Record<Compared, string> {
  return {content: "h̃ at the first step", state: `$h$ after step ${settings.steps}`};
}

export const guesses = ["rounding", "hundredths", "tenths"] as const;

export interface State {
  readonly compare: Compared;
  readonly guess: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

/** The case that the reader is asked about: as both forms are mostly drawn. */
export const asked: ResetCase = "drawn";

export function reply(data: TwoResetGatesData, {guess}: State): string {
  const all = `By ${sizeOf(medianOf(data, asked, "content"))}, of at most 2: two cells, not two notations.`;
  if (guess === "") return all;
  return guess === "tenths" ? `${all} As you said.` : `${all} They would be equal if all units had one $r$.`;
}

/** The median difference of a case, over seeds. */
export function medianOf({rows}: TwoResetGatesData, name: ResetCase, what: Compared): number {
  return median(rows.filter((row) => row.case === name).map((row) => row[what])) ?? 0;
}

/** 0.31, or 2·10⁻¹⁶ or 10⁻¹⁶ where that is shorter, or 0. */
export function sizeOf(value: number): string {
  if (value === 0) return "0";
  if (value >= 0.001) return value.toFixed(2);
  const [digit, power] = value.toExponential(0).split("e");
  return (digit === "1" ? "" : `${digit}·`) + powerOfTen(Number(power));
}

/** The cases that are drawn: all but those with gates that differ, until the answer is there. */
export function casesShown({settings}: TwoResetGatesData, shown: boolean): TwoResetGatesData["settings"]["cases"] {
  return settings.cases.filter(({name}) => shown || !differing.includes(name));
}

/** Where every unit has a reset gate of its own, and W_h is full. */
const differing: readonly ResetCase[] = ["inside", "drawn"];

/** The median difference of each case, in a sentence. */
export function sayTwoResetGates(data: TwoResetGatesData, {compare: what, shown}: State): string {
  const {seeds} = data.settings;
  const cases = casesShown(data, shown);
  const parts = cases.map(({name, label}) => `${sizeOf(medianOf(data, name, what))} with ${label}`);
  const words = comparedWords(data)[what];
  return `Largest difference of any unit, ${words}, median of ${seeds.length} seeds: ${parts.join("; ")}.`;
}
