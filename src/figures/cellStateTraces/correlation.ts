/**
 * Pearson's correlation coefficient of two samples, from −1 to 1; 0 where one of them does not vary.
 * @throws RangeError on samples of different sizes, or of none.
 */
export function correlation(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length === 0)
    throw new RangeError(`correlation: expected two samples of one size, got ${a.length} and ${b.length} values`);
  const [x, y] = [centred(a), centred(b)];
  const scale = Math.sqrt(dot(x, x)) * Math.sqrt(dot(y, y));
  return scale === 0 ? 0 : dot(x, y) / scale;
}

function centred(sample: readonly number[]): number[] {
  const mean = sample.reduce((total, value) => total + value, 0) / sample.length;
  return sample.map((value) => value - mean);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, k) => total + value * b[k], 0);
}
