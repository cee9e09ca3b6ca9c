/**
 * A real number of nearly any size: m · 2^e. A number from 2^−500 to 2^500 in size, 0, NaN and the infinities have e = 0, and
 * m is the number; of all others |m| is from 1 to below 2. So ordinary numbers are computed with as float64 does, and what
 * float64 would overflow or underflow with goes on being a number with 53 bits, up to 2^(2^53). Beyond that an exponent would
 * be rounded, and the number be anything: it is infinite, or 0.
 */
export interface Wide {
  readonly m: number;
  readonly e: number;
}

const [ordinary, largestExponent] = [500, 2 ** 53];
const [low, high] = [2 ** -ordinary, 2 ** ordinary];

/** 2^k from k = −2100 to 1023; 0 where float64 has none. */
const powers = Float64Array.from({length: 3124}, (_, k) => 2 ** (k - 2100));
const powerOfTwo = (k: number): number => powers[k + 2100];

export const zero = wide(0);
export const one = wide(1);

/** m · 2^e as it is kept. |m| is 0, NaN, infinite, or within 2^±1022; e is whole. */
export function wide(m: number, e = 0): Wide {
  const size = Math.abs(m);
  if (e === 0 && size <= high && size >= low) return {m, e};
  if (m === 0 || !(size < Infinity)) return {m, e: 0};
  const own = exponentOf(m);
  const exponent = e + own;
  if (exponent <= ordinary && exponent >= -ordinary)
    return {m: e === 0 ? m : m * powerOfTwo(-own) * powerOfTwo(exponent), e: 0};
  if (exponent > largestExponent) return {m: m * Infinity, e: 0};
  if (exponent < -largestExponent) return zero;
  return {m: m * powerOfTwo(-own), e: exponent};
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

export function negate({m, e}: Wide): Wide {
  return {m: -m, e};
}

export function size({m, e}: Wide): Wide {
  return {m: Math.abs(m), e};
}

export function add(a: Wide, b: Wide): Wide {
  if (a.e === b.e) return wide(a.m + b.m, a.e);
  if (a.m === 0 || !Number.isFinite(b.m)) return b;
  if (b.m === 0 || !Number.isFinite(a.m)) return a;
  const [large, small] = a.e > b.e ? [a, b] : [b, a];
  // What is so much smaller underflows to 0, and is none of the 53 bits.
  return wide(large.m + small.m * powerOfTwo(Math.max(small.e - large.e, -2000)), large.e);
}

export function subtract(a: Wide, b: Wide): Wide {
  return add(a, negate(b));
}

export function multiply(a: Wide, b: Wide): Wide {
  return wide(a.m * b.m, a.e + b.e);
}

export function divide(a: Wide, b: Wide): Wide {
  return wide(a.m / b.m, a.e - b.e);
}

/** The sign of a − b; NaN where one of them is no number. */
export function compare(a: Wide, b: Wide): number {
  if (a.e === b.e) return a.m === b.m ? 0 : Math.sign(a.m - b.m);
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
