import {LOWEST, powersOfTwo} from "./powersOfTwo.js";

const SMALLEST_NORMAL_EXPONENT = -1022;
const LARGEST_EXPONENT = 1023;

/**
 * (high + low) · 2^k rounded once, also where the result is subnormal or overflows, for high between 0.3 and 2
 * that is the float64 number next to high + low, and k from −1077 to 1024.
 */
export function roundScaled(high: number, low: number, k: number): number {
  if (k > LARGEST_EXPONENT) return high * 2 * powersOfTwo[k - 1 - LOWEST];
  if (k > SMALLEST_NORMAL_EXPONENT + 1) return high * powersOfTwo[k - LOWEST];
  return roundSubnormal(high * powersOfTwo[k - 2 * LOWEST], low * powersOfTwo[k - 2 * LOWEST]);
}

/** (high + low) · 2^−1074 for high below 2^54: a whole number of units, once 2^52 is reached or added. */
function roundSubnormal(high: number, low: number): number {
  const UNITS = 2 ** 52;
  if (high >= UNITS) return high * Number.MIN_VALUE;
  const sum = UNITS + high;
  const whole = sum + (UNITS - sum + high + low) - UNITS;
  return whole * Number.MIN_VALUE;
}
