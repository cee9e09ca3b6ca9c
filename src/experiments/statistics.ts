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

/** Both ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal deviate of a two-sided level of 95%. */
const z95 = 1.959963984540054;

/**
 * The 95% interval of a rate by Wilson's score: it keeps within [0, 1], and has a width at 0 of n and n of n too.
 * Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".
 * @throws RangeError where there are no trials, or more successes than trials.
 */
export function wilson(successes: number, trials: number): Interval {
  if (!(trials >= 1 && successes >= 0 && successes <= trials))
    throw new RangeError(`wilson: expected from 0 to n successes of n ≥ 1, got ${successes} of ${trials}`);
  const rate = successes / trials;
  const square = z95 * z95;
  const centre = rate + square / (2 * trials);
  const half = z95 * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  // Rounding would leave 1e−17 beside an end that is exactly 0 or 1.
  return {
    low: successes === 0 ? 0 : (centre - half) / scale,
    high: successes === trials ? 1 : (centre + half) / scale
  };
}

/** Between which values of a sorted sample its median lies, from 1, and how surely. */
export interface MedianRanks {
  readonly from: number;
  readonly to: number;
  /** The probability that the interval holds the median. */
  readonly level: number;
}

/**
 * From which to which of n sorted values the interval of their median goes: from the k-th smallest to the k-th largest,
 * with the largest k for which P(Binomial(n, ½) < k) ≤ 2.5%. Of 10 values the second and the ninth, 97.9%. Below 6
 * values no two of them are far enough apart, and it is undefined.
 * Source: Conover 1999, "Practical nonparametric statistics", section 3.2.
 */
export function medianRanks(n: number): MedianRanks | undefined {
  // P(X = j) of the binomial distribution, and P(X < k), by recurrence from P(X = 0) = 2^−n.
  let probability = 1;
  for (let j = 0; j < n; ++j) probability /= 2;
  let below = 0;
  let k = 0;
  while (below + probability <= 0.025) {
    below += probability;
    probability *= (n - k) / (k + 1);
    k += 1;
  }
  return k === 0 ? undefined : {from: k, to: n + 1 - k, level: 1 - 2 * below};
}

/**
 * An interval of a median that holds without knowing the distribution, of at least 95%: between the values that
 * `medianRanks` says. Undefined below 6 values, which may be infinite.
 */
export function medianInterval(sample: readonly number[]): Interval | undefined {
  const ranks = medianRanks(sample.length);
  if (!ranks) return undefined;
  const sorted = [...sample].sort((a, b) => a - b);
  return {low: sorted[ranks.from - 1], high: sorted[ranks.to - 1]};
}

/** A median with its interval. */
export interface MedianSpread extends Interval {
  readonly median: number;
}

/**
 * The median of a sample, and its interval.
 * @throws RangeError below 6 values, which have no interval
 */
export function medianSpread(sample: readonly number[]): MedianSpread {
  const interval = medianInterval(sample);
  if (!interval) throw new RangeError(`medianSpread: expected at least 6 values for an interval, got ${sample.length}`);
  return {median: quantile(sample, 0.5), ...interval};
}
