import type * as Plot from "@observablehq/plot";
import {powerOfTen} from "../words/powerOfTen.js";

/** An upright axis of logarithms to base 10, with the numbers themselves at its ticks. */
export function logAxis(
  domain: readonly [number, number],
  ticks: readonly number[],
  label: string | null = null
): Plot.ScaleOptions {
  return {domain, ticks, tickFormat: powerOfTen, tickSize: 0, label, labelArrow: "up"};
}
