/**
 * The unevaluated sum high + low of two float64 numbers with |low| ≤ ulp(high) / 2: about 106 bits.
 * Used when a module loads, to make its tables; the functions of this folder write such sums out in
 * place, since an object a call would cost more than the arithmetic.
 *
 * Source: T. J. Dekker 1971, "A floating-point technique for extending the available precision".
 */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

/** a + b. */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = exactSum(a.high, b.high);
  return normalised(sum.high, sum.low + (a.low + b.low));
}

/** a · b. */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = exactProduct(a.high, b.high);
  return normalised(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/** a / b. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const quotient = a.high / b.high;
  const rest = add(a, multiply({high: -quotient, low: 0}, b));
  return normalised(quotient, rest.high / b.high);
}

/** √a, by one step of Newton's method from the float64 root. */
export function squareRoot(a: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(a.high);
  const rest = add(a, exactProduct(-root, root));
  return normalised(root, rest.high / (2 * root));
}

/** An integer or any other float64 number, exactly. */
export function exactly(value: number): DoubleDouble {
  return {high: value, low: 0};
}

function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  const partOfB = high - a;
  return {high, low: a - (high - partOfB) + (b - partOfB)};
}

function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  const [a1, b1] = [upperHalf(a), upperHalf(b)];
  const [a2, b2] = [a - a1, b - b1];
  return {high, low: a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2};
}

/** The upper 26 bits of a, so that products of halves are exact. */
function upperHalf(a: number): number {
  const shifted = a * (2 ** 27 + 1);
  return shifted - (shifted - a);
}

function normalised(high: number, low: number): DoubleDouble {
  const sum = high + low;
  return {high: sum, low: high - sum + low};
}
