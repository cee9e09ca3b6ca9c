import {divide, exactly} from "./doubleDouble.js";
import {CELLS, inverse, LN10, logHigh, logLow} from "./logTable.js";
import {LOWEST, powersOfTwo} from "./powersOfTwo.js";

// A float64 number and its two words: the word with the exponent comes second where bytes are little-endian.
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const UPPER = new Uint8Array(Uint16Array.of(1).buffer)[0];

const LN2_HIGH = logHigh[CELLS];
const LN2_LOW = logLow[CELLS];

const LOG10_E = divide(exactly(1), LN10);
const LOG10_E_HIGH = Math.fround(LOG10_E.high);
const LOG10_E_LOW = LOG10_E.high - LOG10_E_HIGH + LOG10_E.low;

const SMALLEST_NORMAL = 2 ** 52 * Number.MIN_VALUE;

// Where logDouble leaves high and low.
const parts = new Float64Array(2);

/**
 * The natural logarithm in float64, the same bits in every JavaScript engine; NaN below 0, −Infinity at ±0.
 * Largest error measured (10^6 points): 0.503 ulp.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return atTheEdge(x);
  logDouble(x);
  return parts[0] + parts[1];
}

/**
 * The decimal logarithm in float64, the same bits in every JavaScript engine, whole at the powers of
 * ten from 1e−311 to 1e308; NaN below 0, −Infinity at ±0. Largest error measured (10^6 points): 0.506 ulp.
 */
export function log10(x: number): number {
  if (!(x > 0 && x < Infinity)) return atTheEdge(x);
  logDouble(x);
  const upper = Math.fround(parts[0]);
  const lower = parts[0] - upper + parts[1];
  return upper * LOG10_E_HIGH + (upper * LOG10_E_LOW + lower * LOG10_E.high); // the first product is exact
}

/** NaN for NaN and below 0, −Infinity at ±0, Infinity at Infinity. */
function atTheEdge(x: number): number {
  if (x === 0) return -Infinity;
  return x > 0 ? x : NaN;
}

/**
 * log x as high + low in `parts`, to a relative error of 2^−58, for finite x > 0.
 *
 * x = 2^k · m with m in [1, 2), and m = c (1 + r) with the next c = 1 + j/128, so that |r| ≤ 1/256 and
 * log x = k log 2 + log c + log(1 + r). The sum of the first two is exact in its high part, and 0 next to
 * x = 1, from either side: there the series alone is the result. Table and series after P. T. P. Tang 1990,
 * "Table-driven implementation of the logarithm function in IEEE floating-point arithmetic".
 */
function logDouble(x: number): void {
  const lift = x < SMALLEST_NORMAL ? 54 : 0;
  const normal = lift === 0 ? x : x * 2 ** 54;
  float[0] = normal;
  const upper = words[UPPER];
  const exponent = (upper >>> 20) - 1023;
  const j = ((upper & 0xfffff) + 0x1000) >>> 13;
  const k = exponent - lift;

  const c = 1 + j / CELLS;
  const over = normal * powersOfTwo[-exponent - LOWEST] - c;
  const r = over * inverse[j];
  const rHigh = Math.fround(r); // 24 bits: its product with c is exact
  const rLow = (over - rHigh * c) * inverse[j];
  const bend = r * r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 - r * (1 / 8)))))));

  const base = k * LN2_HIGH + logHigh[j];
  const high = base + rHigh;
  parts[0] = high;
  parts[1] = base - high + rHigh + (k * LN2_LOW + logLow[j] + (rLow + bend));
}
