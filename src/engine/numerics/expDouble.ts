import {roots, STEPS} from "./expTable.js";
import {LN2, roundedTo} from "./logTable.js";

/** Of [2]: where `expDouble` leaves high and low. */
export const significand = new Float64Array(2);

// |n| < 2^18 in x = n · STEP + r: 35 bits of STEP_HIGH make the product with n exact.
const STEP_HIGH = roundedTo(1 / 2 ** 42, LN2.high / STEPS);
const STEP_LOW = LN2.high / STEPS - STEP_HIGH + LN2.low / STEPS;
const STEPS_PER_UNIT = STEPS / LN2.high;

/**
 * e^x = (high + low) · 2^k for |x| < 750, to a relative error of 2^−60. Returns the integer k and writes
 * high (between 0.99 and 2, the float64 number next to the sum) and low into `significand`.
 *
 * x = n · log 2 / 128 + r and n = 128 k + j give e^x = 2^k · 2^(j/128) · e^r, with |r| < 0.0028: six terms of
 * the series. Table and series after P. T. P. Tang 1989, "Table-driven implementation of the exponential
 * function in IEEE floating-point arithmetic".
 */
export function expDouble(x: number): number {
  const n = Math.floor(x * STEPS_PER_UNIT + 0.5) | 0;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const rise = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const at = 2 * (n & (STEPS - 1));
  const root = roots[at];
  const rest = root * rise + roots[at + 1];
  const high = root + rest;
  significand[0] = high;
  significand[1] = root - high + rest;
  return (n - (n & (STEPS - 1))) / STEPS;
}
