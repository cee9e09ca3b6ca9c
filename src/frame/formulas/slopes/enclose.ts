import type {Expression} from "../expression.js";
import {keepDigits} from "../keepDigits.js";
import {dual, type Arithmetic, type Dual} from "./dual.js";
import {
  greater,
  hull,
  interval,
  lesser,
  minus,
  power,
  product,
  quotient,
  sum,
  valuesOver,
  type Interval
} from "./interval.js";
import {slopesOf} from "./slopeAt.js";
import {compare, fromNumber, size, toNumber, wide, zero} from "./wide.js";
import {wideFunctions} from "./wideFunctions.js";

/** The sizes that a slope has over a stretch: none is smaller than least or larger than most. */
export interface SlopeSizes {
  readonly least: number;
  readonly most: number;
}

/**
 * Bounds of |f′| over a stretch of the x axis, by interval arithmetic with its ends rounded outwards. At a kink both slopes
 * count. Over a single number they are as far apart as rounding leaves it open. Infinite where f may have no value.
 * Source: Moore, Kearfott & Cloud 2009, Introduction to Interval Analysis.
 */
export function slopeSizes(f: Expression): (low: number, high: number) => SlopeSizes {
  const over = dual(keepDigits(f), intervals);
  const still = interval(zero);
  return (from, to) => {
    const {value, slope = still} = over(interval(fromNumber(from), fromNumber(to)));
    if ([value.low, slope.low].some(({m}) => Number.isNaN(m))) return {least: 0, most: Infinity};
    const across = slope.low.m < 0 && slope.high.m > 0;
    const [a, b] = [size(slope.low), size(slope.high)];
    return {least: across ? 0 : toNumber(lesser(a, b)), most: toNumber(greater(a, b))};
  };
}

const intervals: Arithmetic<Interval> = {
  number: (value) => interval(fromNumber(value)),
  constant: (part) => interval(fromNumber(slopesOf(part).value(0))),
  ...{add: sum, negate: minus, multiply: product, divide: quotient, power},
  logarithm: (u) => valuesOver(wideFunctions.log.value, u),
  call: (name, part, u) => valuesOver(wideFunctions[name][part], u),
  larger(u, v): Dual<Interval> {
    if (compare(u.value.low, v.value.high) >= 0) return u;
    if (compare(v.value.low, u.value.high) >= 0) return v;
    const value = {low: greater(u.value.low, v.value.low), high: greater(u.value.high, v.value.high)};
    const still = interval(zero);
    const slope = u.slope === v.slope ? u.slope : hull(u.slope ?? still, v.slope ?? still);
    return {value, slope};
  },
  sign: ({value: {low, high}}) => ({
    value: {low: wide(Math.sign(low.m)), high: wide(Math.sign(high.m))},
    slope: undefined
  })
};
