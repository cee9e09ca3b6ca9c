/**
 * A real number of nearly any size: m · 2^(e + f). A number from 2^−500 to 2^500 in size, 0, NaN and the infinities have e = 0,
 * and m is the number; of all others |m| is from 1 to below 2. So ordinary numbers are computed with as float64 does, and what
 * float64 would overflow or underflow with goes on being a number with 53 bits. An exponent from 2^53 on is kept in two parts,
 * so that x e^x / e^x is x for whatever x; one that two parts do not hold makes the number NaN, one above the largest
 * float64 makes it infinite or 0.
 */
export interface Wide {
  readonly m: number;
  readonly e: number;
  /** What e leaves over: 0 where e is exact. */
  readonly f: number;
}

const ordinary = 500;
/** Whole numbers are exact below this. */
const exact = 2 ** 53;
const [low, high] = [2 ** -ordinary, 2 ** ordinary];

/** 2^k from k = −2100 to 1023; 0 where float64 has none. */
const powers = Float64Array.from({length: 3124}, (_, k) => 2 ** (k - 2100));
const powerOfTwo = (k: number): number => powers[k + 2100];

export const zero = wide(0);
export const one = wide(1);

/** m · 2^(e + f) as it is kept. |m| is 0, NaN, infinite, or within 2^±1022; e and f are whole. */
export function wide(m: number, e = 0, f = 0): Wide {
  const size = Math.abs(m);
  if (e === 0 && f === 0 && size <= high && size >= low) return {m, e, f};
  if (m === 0 || !(size < Infinity)) return {m, e: 0, f: 0};
  const own = exponentOf(m);
  const exponent = e + f + own;
  if (exponent <= ordinary && exponent >= -ordinary)
    return {m: e === 0 && f === 0 ? m : m * powerOfTwo(-own) * powerOfTwo(exponent), e: 0, f: 0};
  const mantissa = m * powerOfTwo(-own);
  return Math.abs(exponent) < exact ? {m: mantissa, e: exponent, f: 0} : huge(mantissa, e, f, own);
}

/** An exponent that is the sum of three numbers and does not fit into one. */
function huge(m: number, e: number, f: number, own: number): Wide {
  const [rest, lost] = twoSum(f, own);
  const [large, small] = twoSum(e, rest);
  if (Math.abs(large) === Infinity) return wide(large > 0 ? m * Infinity : 0);
  return lost === 0 ? {m, e: large, f: small} : wide(NaN);
}

/** a + b rounded, and what that lost. Source: Knuth 1997, The Art of Computer Programming 2, 4.2.2, theorem B. */
export function twoSum(a: number, b: number): [number, number] {
  const total = a + b;
  const part = total - a;
  return [total, a - (total - part) + (b - part)];
}

/** m · 2^(a ± b): of two numbers' exponents. */
function combined(m: number, a: Wide, b: Wide, sign: 1 | -1): Wide {
  const exponent = a.e + sign * b.e;
  if (a.f === 0 && b.f === 0 && Math.abs(exponent) < exact) return wide(m, exponent);
  const [e, over] = twoSum(a.e, sign * b.e);
  const [part, lost] = twoSum(a.f, sign * b.f);
  const [f, more] = twoSum(part, over);
  return lost === 0 && more === 0 ? wide(m, e, f) : wide(Math.abs(e) === Infinity ? (e > 0 ? m * e : 0) : NaN);
}

/** A float64 number, subnormal ones too. */
export function fromNumber(value: number): Wide {
  return Math.abs(value) < low && value !== 0 ? wide(value * 2 ** ordinary, -ordinary) : wide(value);
}

/** The float64 number: infinite, or 0, where it is too large or too small for one. */
export function toNumber({m, e}: Wide): number {
  if (e === 0) return m;
  const half = Math.trunc(e / 2);
  return m * 2 ** half * 2 ** (e - half);
}

export function negate({m, e, f}: Wide): Wide {
  return {m: -m, e, f};
}

export function size({m, e, f}: Wide): Wide {
  return {m: Math.abs(m), e, f};
}

export function add(a: Wide, b: Wide): Wide {
  if (a.e === b.e && a.f === b.f) return wide(a.m + b.m, a.e, a.f);
  if (a.m === 0 || !Number.isFinite(b.m)) return b;
  if (b.m === 0 || !Number.isFinite(a.m)) return a;
  const difference = a.e - b.e + (a.f - b.f);
  const [large, small] = difference > 0 ? [a, b] : [b, a];
  // What is so much smaller underflows to 0, and is none of the 53 bits.
  return wide(large.m + small.m * powerOfTwo(Math.max(-Math.abs(difference), -2000)), large.e, large.f);
}

export function subtract(a: Wide, b: Wide): Wide {
  return add(a, negate(b));
}

export function multiply(a: Wide, b: Wide): Wide {
  return combined(a.m * b.m, a, b, 1);
}

export function divide(a: Wide, b: Wide): Wide {
  return combined(a.m / b.m, a, b, -1);
}

/** The sign of a − b; NaN where one of them is no number. */
export function compare(a: Wide, b: Wide): number {
  if (a.e === b.e && a.f === b.f) return a.m === b.m ? 0 : Math.sign(a.m - b.m);
  return Math.sign(subtract(a, b).m);
}

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
const upper = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** The whole k with 2^k ≤ |m| < 2^(k + 1), read off its bits; m is finite and not subnormal. */
function exponentOf(m: number): number {
  number[0] = m;
  return ((words[upper] >>> 20) & 0x7ff) - 1023;
}
