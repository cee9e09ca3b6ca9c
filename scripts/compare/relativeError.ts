/**
 * The error of `a` against `b`, relative to the largest entry of b: max |a − b| / max |b|; absolute where b is all
 * zeros. Small entries beside large ones are held to the large ones, as rounding in sums is. NaN anywhere, or an
 * infinity, gives an infinite error.
 * @returns the error and the index of the entry that has it
 * @throws RangeError where the lengths differ
 */
export function relativeError(a: Float64Array, b: Float64Array): {error: number; index: number} {
  if (a.length !== b.length) throw new RangeError(`relativeError: expected ${b.length} values, got ${a.length}`);
  let largest = 0;
  let difference = 0;
  let index = 0;
  for (let k = 0; k < b.length; ++k) {
    const distance = Math.abs(a[k] - b[k]);
    if (!Number.isFinite(distance)) return {error: Infinity, index: k};
    if (distance > difference) [difference, index] = [distance, k];
    largest = Math.max(largest, Math.abs(b[k]));
  }
  return {error: largest > 0 ? difference / largest : difference, index};
}
