/** Of [2]: where `divide` leaves high and low. */
export const quotient = new Float64Array(2);

/**
 * The quotient of two sums, (aHigh + aLow) / (bHigh + bLow), for values between 2^−4 and 4, to a relative error
 * of 2^−70 or so. Writes high (24 bits) and low into `quotient`: their float64 sum is rounded once.
 *
 * A first quotient of 24 bits makes its products with the halves of bHigh exact, so that the rest of the
 * division is known; the rest divided once more is what the first quotient lacks.
 */
export function divide(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const inverse = 1 / bHigh;
  const first = Math.fround(aHigh * inverse);
  const upper = Math.fround(bHigh);
  const rest = aHigh - first * upper - first * (bHigh - upper) + (aLow - first * bLow);
  quotient[0] = first;
  quotient[1] = rest * inverse;
}
