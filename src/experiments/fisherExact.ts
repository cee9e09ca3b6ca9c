/**
 * Fisher's exact test, two-sided: how probable a split at least as uneven as the one found is, if both groups succeed
 * alike and only who of them succeeds is chance.
 * @param one successes among `of` trials
 * @param other successes among as many
 */
export function fisherExact(one: number, other: number, of: number): number {
  const successes = one + other;
  const chance = Array.from({length: of + 1}, (_, k) =>
    successes - k < 0 || successes - k > of
      ? 0
      : (choose(of, k) * choose(of, successes - k)) / choose(2 * of, successes)
  );
  // Two splits of the same probability differ by rounding.
  const bound = chance[one] * (1 + 1e-9);
  return chance.reduce((sum, p) => (p <= bound ? sum + p : sum), 0);
}

function choose(n: number, k: number): number {
  return Array.from({length: k}, (_, i) => (n - i) / (i + 1)).reduce((product, factor) => product * factor, 1);
}
