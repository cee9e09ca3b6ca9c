/**
 * The p-quantile of a sample, by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, the
 * default of R and NumPy).
 * @throws RangeError on an empty sample or p outside [0, 1].
 */
export function quantile(sample: readonly number[], p: number): number {
  if (sample.length === 0 || !(p >= 0 && p <= 1))
    throw new RangeError(`quantile: expected values and p from 0 to 1, got ${sample.length} values and p = ${p}`);
  const sorted = [...sample].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.ceil(at);
  const weight = at - below;
  // Without this, −∞ and a finite neighbour would give NaN where only one of the two counts.
  if (weight === 0) return sorted[below];
  return sorted[below] * (1 - weight) + sorted[above] * weight;
}
