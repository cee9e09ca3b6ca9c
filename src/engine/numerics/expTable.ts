import {exactly, multiply, squareRoot, type DoubleDouble} from "./doubleDouble.js";

/** An octave of 2^x is cut into this many steps. */
export const STEPS = 128;

/** 2^(j/128) for j = 0 … 127, of [256]: its float64 value at 2j, and what that lacks at 2j + 1. */
export const roots = Float64Array.from(rootsOfTwo().flatMap(({high, low}) => [high, low]));

/** Each square root of the last one halves the steps: 1; 1, 2^(1/2); 1, 2^(1/4), 2^(2/4), 2^(3/4); … */
function rootsOfTwo(): DoubleDouble[] {
  let steps = [exactly(1)];
  let root = exactly(2);
  while (steps.length < STEPS) {
    root = squareRoot(root);
    steps = steps.flatMap((step) => [step, multiply(step, root)]);
  }
  return steps;
}
