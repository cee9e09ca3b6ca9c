/** The smallest normal number, 2^−14; below it halves are whole multiples of 2^−24. */
const smallestNormal = 1 / 16384;
const perSmallest = 16777216;

/**
 * A number as the 16 bits of its nearest half-precision float (IEEE 754 binary16): 11 significant bits, so that a weight
 * is off by at most 2^−11 of itself.
 * @throws RangeError on what a half cannot hold: more than 65,504 in size, or not a number
 */
export function toHalf(value: number): number {
  const size = Math.abs(value);
  if (!(size < 65520)) throw new RangeError(`toHalf: expected a number of at most 65504 in size, got ${value}`);
  const sign = value < 0 ? 0x8000 : 0;
  // A subnormal that rounds up to 1,024 is the smallest normal number: its bits are the same count.
  if (size < smallestNormal) return sign | Math.round(size * perSmallest);
  let exponent = 15;
  let significand = size;
  for (; significand >= 2; ++exponent) significand /= 2;
  for (; significand < 1; --exponent) significand *= 2;
  // So do the bits carry over where a significand rounds up to 2.
  return sign | ((exponent << 10) + Math.round((significand - 1) * 1024));
}

/** The number that the 16 bits of a finite half-precision float stand for. */
export function fromHalf(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  let size = exponent === 0 ? fraction / perSmallest : (1 + fraction / 1024) * smallestNormal;
  for (let k = 1; k < exponent; ++k) size *= 2;
  return bits & 0x8000 ? -size : size;
}
