/**
 * A real number as digits · 2^−bits, with 250 correct binary digits or more. An independent reference for
 * src/engine/numerics: BigInt arithmetic only, no tables, and other series than those.
 */
export interface Real {
  readonly digits: bigint;
  readonly bits: number;
}

const PRECISION = 280;

/** Of an ulp: how finely an error is measured. */
const GRAIN = 20n;

/** The value of a float64 number, exactly: significand · 2^exponent. Infinity counts as 2^1024, as where IEEE 754 rounds. */
export function exactly(x: number): {significand: bigint; exponent: number} {
  if (Number.isNaN(x)) throw new RangeError("exactly: expected a number, got NaN");
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const pattern = view.getBigUint64(0);
  const field = Number(pattern >> 52n);
  const fraction = pattern & (2n ** 52n - 1n);
  const significand = field === 0 ? fraction : fraction + 2n ** 52n;
  return {significand: x < 0 ? -significand : significand, exponent: Math.max(field, 1) - 1075};
}

/** The distance between a float64 result and the true value, in units in the last place of the true value. */
export function ulpError(result: number, {digits, bits}: Real): number {
  const size = digits < 0n ? -digits : digits;
  const exponent = Math.max(bitLength(size) - 1 - bits, -1022);
  const ulp = shift(1n, exponent - 52 + bits);
  const difference = onGrid(result, bits) - digits;
  return Math.abs(Number((difference << GRAIN) / ulp)) / 2 ** Number(GRAIN);
}

/** e^x. */
export function exp(x: number): Real {
  return expOf(onGrid(x, PRECISION), PRECISION);
}

/** The natural logarithm of x > 0. */
export function log(x: number): Real {
  return {digits: logOf(x, PRECISION), bits: PRECISION};
}

/** The decimal logarithm of x > 0. */
export function log10(x: number): Real {
  return {digits: (logOf(x, PRECISION) << BigInt(PRECISION)) / logOf(10, PRECISION), bits: PRECISION};
}

/** (E − 1) / (E + 1) with E = e^2x: with as many more bits as the difference loses. */
export function tanh(x: number): Real {
  const {significand, exponent} = exactly(x);
  const bits = PRECISION + Math.max(0, -exponent - bitLength(significand < 0n ? -significand : significand));
  const power = expOf(2n * onGrid(x, bits), bits);
  const [e, one] = [power.digits, shift(1n, power.bits)];
  return {digits: ((e - one) << BigInt(bits)) / (e + one), bits};
}

/** E / (1 + E) with E = e^x. */
export function logistic(x: number): Real {
  const {digits, bits} = exp(x);
  const kept = Math.max(bits, 0) + PRECISION;
  const e = shift(digits, kept - bits);
  return {digits: (e << BigInt(kept)) / (shift(1n, kept) + e), bits: kept};
}

/** log 2 = Σ 1 / (k 2^k), as digits at 2^−bits. */
function ln2(bits: number): bigint {
  const found = knownLn2.get(bits);
  if (found !== undefined) return found;
  const guard = 64;
  let sum = 0n;
  for (let k = 1; k < bits + guard; ++k) sum += shift(1n, bits + guard - k) / BigInt(k);
  knownLn2.set(bits, sum >> BigInt(guard));
  return sum >> BigInt(guard);
}

const knownLn2 = new Map<number, bigint>();

/** e^x for x = digits · 2^−bits: x = n log 2 + r, Taylor's series at r / 2^16, squared 16 times. */
function expOf(digits: bigint, bits: number): Real {
  const halvings = 16;
  const inner = bits + 64;
  const x = digits << 64n;
  const n = x / ln2(inner);
  const r = (x - n * ln2(inner)) >> BigInt(halvings);
  const one = shift(1n, inner);
  let sum = one;
  let term = one;
  for (let k = 1n; term !== 0n && term !== -1n; ++k) {
    term = ((term * r) >> BigInt(inner)) / k;
    sum += term;
  }
  for (let k = 0; k < halvings; ++k) sum = (sum * sum) >> BigInt(inner);
  return {digits: sum >> 64n, bits: bits - Number(n)};
}

/** log x at 2^−bits: x = 2^k m with m in [2/3, 4/3), and log m = 2 artanh((m − 1) / (m + 1)). */
function logOf(x: number, bits: number): bigint {
  const inner = bits + 64;
  const {significand, exponent} = exactly(x);
  const length = bitLength(significand);
  const k = exponent + length - (3n * significand < shift(1n, length + 1) ? 1 : 0);
  const m = shift(significand, inner + exponent - k);
  const one = shift(1n, inner);
  const ratio = ((m - one) << BigInt(inner)) / (m + one);
  const square = (ratio * ratio) >> BigInt(inner);
  let sum = 0n;
  let power = ratio;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> BigInt(inner);
  }
  return (2n * sum + BigInt(k) * ln2(inner)) >> 64n;
}

function onGrid(x: number, bits: number): bigint {
  const {significand, exponent} = exactly(x);
  return shift(significand, exponent + bits);
}

function shift(digits: bigint, by: number): bigint {
  return by < 0 ? digits >> BigInt(-by) : digits << BigInt(by);
}

function bitLength(digits: bigint): number {
  return digits === 0n ? 0 : digits.toString(2).length;
}
