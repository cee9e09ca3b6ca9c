import {add, divide, exactly, multiply, type DoubleDouble} from "./doubleDouble.js";

/** The table has log c for c = 1, 1 + 1/128, …, 2. */
export const CELLS = 128;

const logs = logarithms();

/** log 2. */
export const LN2 = logs[CELLS];

/** log 10 = 3 log 2 + log 1.25. */
export const LN10 = add(multiply(exactly(3), LN2), logs[CELLS / 4]);

/**
 * log(1 + j/128) for j = 0 … 128, of [129], as high + low. The high parts are multiples of 2^−42: a sum of
 * one of them and 1,100 times another is exact in float64, and log 2 cancels against itself.
 */
export const logHigh = Float64Array.from(logs, ({high}) => roundedTo(1 / 2 ** 42, high));
export const logLow = Float64Array.from(logs, ({high, low}, j) => high - logHigh[j] + low);

/** 1 / (1 + j/128) for j = 0 … 128, of [129]. */
export const inverse = Float64Array.from(logs, (_, j) => CELLS / (CELLS + j));

/** The multiple of unit (a power of two) next to the value. */
export function roundedTo(unit: number, value: number): number {
  return Math.round(value / unit) * unit;
}

/** The running sums of log((n + 1) / n) = 2 artanh(1 / (2n + 1)) from n = 128 (J. Gregory 1668). */
function logarithms(): DoubleDouble[] {
  const sums = [exactly(0)];
  for (let n = CELLS; n < 2 * CELLS; ++n)
    sums.push(add(sums[n - CELLS], multiply(exactly(2), artanhOfInverse(2 * n + 1))));
  return sums;
}

/** artanh(1/n) = 1/n + 1/(3n³) + 1/(5n⁵) + … for an integer n. */
function artanhOfInverse(n: number): DoubleDouble {
  const square = exactly(n * n);
  let sum = exactly(0);
  let power = divide(exactly(1), exactly(n));
  for (let k = 1; power.high * 2 ** 120 > 1; k += 2) {
    sum = add(sum, divide(power, exactly(k)));
    power = divide(power, square);
  }
  return sum;
}
