import {median} from "d3";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {ResetCase, TwoResetGatesData} from "./experiment.js";

/** What is compared: the new content at the first step, or the state after the last. */
export const compared = ["content", "state"] as const;
export type Compared = (typeof compared)[number];

export function comparedWords({settings}: TwoResetGatesData): Record<Compared, string> {
  return {content: "h̃ at the first step", state: `$h$ after step ${settings.steps}`};
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

/** The median difference of each case, in a sentence. */
export function sayTwoResetGates(data: TwoResetGatesData, what: Compared): string {
  const {cases, seeds} = data.settings;
  const parts = cases.map(({name, label}) => `${sizeOf(medianOf(data, name, what))} with ${label}`);
  const words = comparedWords(data)[what];
  return `Largest difference of any unit, ${words}, median of ${seeds.length} seeds: ${parts.join("; ")}.`;
}
