import {mean} from "d3";
import type {Clipped} from "./rules.js";

/** Half the run's mean length, to the digits of a threshold. */
export function halfMean(norms: readonly number[]): number {
  return Number(((mean(norms) ?? NaN) / 2).toPrecision(3));
}

/** What paper shows beside the first picture: a threshold that clips half of the updates, and a gradient below one. */
export function moments(norms: readonly number[]): Clipped[] {
  return [
    {x: 4, y: 1, threshold: halfMean(norms)},
    {x: 0.3, y: 0.1, threshold: 20}
  ];
}
