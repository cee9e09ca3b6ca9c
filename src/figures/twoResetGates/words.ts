import {median} from "d3";
import type {ResetRow} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import type {Compared, TwoResetGatesData} from "./drawing.js";

/** 0.31, or 2·10⁻¹⁶ or 10⁻¹⁶ where that is shorter, or 0. */
export function sizeOf(value: number): string {
  if (value === 0) return "0";
  if (value >= 0.001) return value.toFixed(2);
  const [digit, power] = value.toExponential(0).split("e");
  return (digit === "1" ? "" : `${digit}·`) + powerOfTen(Number(power));
}

/** The median difference of each case, in a sentence. */
export function sayTwoResetGates({settings, rows}: TwoResetGatesData, what: Compared): string {
  const of = (name: ResetRow["case"]): string =>
    sizeOf(median(rows.filter((row) => row.case === name).map((row) => row[what])) ?? 0);
  const parts = settings.cases.map(({name, label}) => `${of(name)} with ${label}`);
  const words = what === "content" ? "h̃ at the first step" : `h after step ${settings.steps}`;
  return `Largest difference of any unit, ${words}, median of ${settings.seeds.length} seeds: ${parts.join("; ")}.`;
}
