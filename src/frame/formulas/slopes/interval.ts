import {add, compare, divide, multiply, negate, one, toNumber, twoSum, wide, zero, type Wide} from "./wide.js";
import {power as powerAt, type WideFunction} from "./wideFunctions.js";

/** All numbers from low to high: the values that something may have, rounding included. */
export interface Interval {
  readonly low: Wide;
  readonly high: Wide;
}

const everything: Interval = {low: wide(-Infinity), high: wide(Infinity)};
const nothing: Interval = {low: wide(NaN), high: wide(NaN)};

/** + − × ÷ are right to half a unit of 2^−52; the functions to a few units, and some of them are made of several. */
const rounding = {operation: 2 ** -52, function: 2 ** -48};

/** Over a stretch of the x axis, or of one number, which is exact. */
export function interval(low: Wide, high = low): Interval {
  return {low, high};
}

export function hull(a: Interval, b: Interval): Interval {
  return {low: lesser(a.low, b.low), high: greater(a.high, b.high)};
}

export function minus({low, high}: Interval): Interval {
  return {low: negate(high), high: negate(low)};
}

export function sum(a: Interval, b: Interval): Interval {
  const [low, high] = [add(a.low, b.low), add(a.high, b.high)];
  if (Number.isNaN(low.m) || Number.isNaN(high.m)) return nothing;
  return {
    low: isExactSum(a.low, b.low, low) ? low : moved(low, -rounding.operation),
    high: isExactSum(a.high, b.high, high) ? high : moved(high, rounding.operation)
  };
}

/** Whether a + b lost no bit: what whole exponents of powers need, and whatever cancels. */
function isExactSum(a: Wide, b: Wide, total: Wide): boolean {
  if (a.m === 0 || b.m === 0) return true;
  return a.e === 0 && b.e === 0 && total.e === 0 && twoSum(a.m, b.m)[1] === 0;
}

export function product(a: Interval, b: Interval): Interval {
  if (isExact(a, one)) return b;
  if (isExact(b, one)) return a;
  if (a.low.m < 0 && a.high.m <= 0) return product(minus(a), minus(b));
  const low = b.low.m < 0 ? times(a.high, b.low) : times(a.low, b.low);
  const high = b.high.m < 0 ? times(a.low, b.high) : times(a.high, b.high);
  if (a.low.m >= 0) return outwards(low, high, rounding.operation);
  // a reaches to both sides of 0.
  const [left, right] = [times(a.low, b.high), times(a.low, b.low)];
  return outwards(lesser(times(a.high, b.low), left), greater(times(a.high, b.high), right), rounding.operation);
}

export function quotient(a: Interval, b: Interval): Interval {
  if (isExact(b, one)) return a;
  if (b.high.m < 0) return quotient(minus(a), minus(b));
  if (!(b.low.m > 0)) return reciprocalAtZero(a, b);
  const low = divide(a.low, a.low.m < 0 ? b.low : b.high);
  const high = divide(a.high, a.high.m < 0 ? b.high : b.low);
  if (Number.isNaN(low.m) || Number.isNaN(high.m)) return everything;
  return outwards(low, high, rounding.operation);
}

/** u^v. A power that is one whole number goes by its parity; all others need u ≥ 0. */
export function power(u: Interval, v: Interval): Interval {
  const exponent = toNumber(v.low);
  if (compare(v.low, v.high) === 0 && Number.isInteger(exponent)) return wholePower(u, exponent);
  if (!(u.high.m >= 0)) return nothing;
  const above = {low: u.low.m < 0 ? zero : u.low, high: u.high};
  const ends = [above.low, above.high].flatMap((u) => [powerAt(u, v.low), powerAt(u, v.high)]);
  if (ends.some(({m}) => Number.isNaN(m))) return {low: zero, high: wide(Infinity)};
  return outwards(ends.reduce(lesser), ends.reduce(greater), rounding.function);
}

function wholePower(u: Interval, exponent: number): Interval {
  const [low, high] = [u.low, u.high].map((end) => powerAt(end, wide(exponent)));
  const even = exponent % 2 === 0;
  const across = u.low.m < 0 && u.high.m > 0;
  const atZero = powerAt(zero, wide(exponent));
  if (exponent < 0 && !even && (across || u.low.m === 0 || u.high.m === 0)) return everything;
  const ends = even && across ? [low, high, atZero] : [low, high];
  return outwards(ends.reduce(lesser), ends.reduce(greater), rounding.function);
}

/** A function's values over an interval, from where it rises and falls. */
export function valuesOver({at, shape, domain}: WideFunction, whole: Interval): Interval {
  const u = domain ? within(whole, domain) : whole;
  if (Number.isNaN(u.low.m) || Number.isNaN(u.high.m)) return nothing;
  const [first, last] = [at(u.low), at(u.high)];
  if (shape === "rising") return outwards(first, last, rounding.function);
  if (shape === "falling") return outwards(last, first, rounding.function);
  if (typeof shape === "object") return periodic(u, shape.top, [first, last]);
  const ends = [first, last];
  if (shape === "tangent" || shape === "tangent-slope") {
    if (crosses(u, Math.PI / 2, Math.PI)) return shape === "tangent" ? everything : {low: one, high: wide(Infinity)};
    if (shape === "tangent-slope" && crosses(u, 0, Math.PI)) ends.push(one);
  } else if (u.low.m < 0 && u.high.m > 0) ends.push(at(zero));
  return outwards(ends.reduce(lesser), ends.reduce(greater), rounding.function);
}

function periodic(u: Interval, top: number, ends: readonly Wide[]): Interval {
  const low = crosses(u, top + Math.PI, 2 * Math.PI) ? wide(-1) : ends.reduce(lesser);
  const high = crosses(u, top, 2 * Math.PI) ? one : ends.reduce(greater);
  return outwards(low, high, rounding.function);
}

/** Whether place + k · period is inside for a whole k, or may be; of ends without a fraction nothing is known. */
function crosses({low, high}: Interval, place: number, period: number): boolean {
  const [from, to] = [low, high].map((end) => (toNumber(end) - place) / period);
  const slack = rounding.function * Math.max(1, Math.abs(from), Math.abs(to));
  return !(Math.floor(to + slack) < Math.ceil(from - slack));
}

function within(u: Interval, [low, high]: readonly [number, number]): Interval {
  const cut = {low: greater(u.low, wide(low)), high: lesser(u.high, wide(high))};
  return compare(cut.low, cut.high) > 0 ? nothing : cut;
}

/** 1 / b where b reaches 0. */
function reciprocalAtZero(a: Interval, b: Interval): Interval {
  if (b.low.m === 0 && b.high.m > 0) return product(a, {low: divide(one, b.high), high: wide(Infinity)});
  if (b.high.m === 0 && b.low.m < 0) return product(a, {low: wide(-Infinity), high: divide(one, b.low)});
  return everything;
}

/** An end of an interval is never reached where it is infinite, so that 0 times it is 0. */
function times(a: Wide, b: Wide): Wide {
  return a.m === 0 || b.m === 0 ? zero : multiply(a, b);
}

function outwards(low: Wide, high: Wide, by: number): Interval {
  if (Number.isNaN(low.m) || Number.isNaN(high.m)) return nothing;
  return {low: moved(low, -by), high: moved(high, by)};
}

function moved({m, e, f}: Wide, by: number): Wide {
  return {m: m + by * Math.abs(m), e, f};
}

export function lesser(a: Wide, b: Wide): Wide {
  return compare(a, b) <= 0 || Number.isNaN(a.m) ? a : b;
}

export function greater(a: Wide, b: Wide): Wide {
  return compare(a, b) >= 0 || Number.isNaN(a.m) ? a : b;
}

function isExact({low, high}: Interval, value: Wide): boolean {
  return low.m === value.m && low.e === value.e && high.m === value.m && high.e === value.e;
}
