import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {medianInterval, medianRanks, medianSpread, quantile, wilson} from "../../src/experiments/statistics.js";

const sample = fc.array(fc.double({min: -1e6, max: 1e6, noNaN: true}), {minLength: 1, maxLength: 30});
const share = fc.double({min: 0, max: 1, noNaN: true});

describe("quantile", () => {
  it.each([
    [0, 1],
    [0.25, 1.75],
    [0.5, 2.5],
    [0.9, 3.7],
    [1, 4]
  ])("of 4, 1, 3, 2 at p = %f is %f", (p, expected) => expect(quantile([4, 1, 3, 2], p)).toBeCloseTo(expected, 14));

  it("has smallest, middle and largest value at 0, 1/2 and 1", () => {
    fc.assert(
      fc.property(sample, (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(quantile(values, 0)).toBe(sorted[0]);
        expect(quantile(values, 1)).toBe(sorted[sorted.length - 1]);
        if (values.length % 2 === 1) expect(quantile(values, 0.5)).toBe(sorted[(values.length - 1) / 2]);
      })
    );
  });

  it("rises with p, and does not depend on the order", () => {
    fc.assert(
      fc.property(sample, share, share, (values, p, q) => {
        const [low, high] = p < q ? [p, q] : [q, p];
        const tolerance = 1e-9;
        expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high) + tolerance);
        expect(quantile([...values].reverse(), p)).toBe(quantile(values, p));
      })
    );
  });

  it("keeps −∞ where it counts, and out where it does not", () => {
    expect(quantile([-Infinity, 1, 2], 0)).toBe(-Infinity);
    expect(quantile([-Infinity, 1, 2], 0.25)).toBe(-Infinity);
    expect(quantile([-Infinity, 1, 2], 0.5)).toBe(1);
    expect(quantile([-Infinity, -Infinity, -Infinity], 0.3)).toBe(-Infinity);
  });

  it("leaves the sample as it was", () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it.each([
    [[], 0.5, "got 0 values and p = 0.5"],
    [[1], -0.1, "p = -0.1"],
    [[1], 1.1, "p = 1.1"],
    [[1], NaN, "p = NaN"]
  ])("refuses %j at %f", (values, p, words) => {
    expect(() => quantile(values, p)).toThrow(RangeError);
    expect(() => quantile(values, p)).toThrow(words);
  });
});

describe("wilson", () => {
  // Newcombe 1998, table I: the score method without continuity correction.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])("of %i in %i is from %f to %f", (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("holds the rate, stays in [0, 1], and mirrors failures", () => {
    const counts = fc.integer({min: 1, max: 500}).chain((n) => fc.tuple(fc.integer({min: 0, max: n}), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const {low, high} = wilson(k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(wilson(n - k, n).low).toBeCloseTo(1 - high, 12);
      })
    );
  });

  it("refuses no trials and more successes than trials", () => {
    expect(() => wilson(0, 0)).toThrow("wilson: expected");
    expect(() => wilson(3, 2)).toThrow("got 3 of 2");
  });
});

describe("medianInterval", () => {
  const order = (n: number) => Array.from({length: n}, (_, k) => k + 1);

  // Conover 1999, table A3 of the binomial distribution at p = 1/2.
  it.each([
    [6, 1, 6],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15]
  ])("of %i values is from the %i-th to the %i-th", (n, low, high) => {
    expect(medianInterval(order(n).reverse())).toEqual({low, high});
  });

  it("is undefined below six values, and takes infinite ones", () => {
    expect(medianInterval(order(5))).toBeUndefined();
    expect(medianInterval([])).toBeUndefined();
    expect(medianInterval([...order(8), Infinity, Infinity])).toEqual({low: 2, high: Infinity});
  });
});

describe("medianRanks", () => {
  it.each([
    [6, 1, 6, 1 - 2 / 64],
    [10, 2, 9, 1 - 22 / 1024]
  ])("says of %i values from which to which, and how surely", (n, from, to, level) => {
    expect(medianRanks(n)).toEqual({from, to, level});
  });

  it("has the level that the coin says, of any sample, and no wider than 95% asks", () => {
    for (let n = 6; n < 60; ++n) {
      const {from, to, level} = medianRanks(n) ?? {from: NaN, to: NaN, level: NaN};
      const heads = (k: number): number =>
        Array.from({length: k}, (_, j) => (n - j) / (j + 1)).reduce((a, b) => a * b, 1);
      const held = (k: number): number =>
        Array.from({length: n + 1 - 2 * k}, (_, j) => heads(j + k)).reduce((a, b) => a + b, 0) / 2 ** n;
      expect(to).toBe(n + 1 - from);
      expect(level).toBeCloseTo(held(from), 12);
      expect(level).toBeGreaterThanOrEqual(0.95);
      expect(held(from + 1)).toBeLessThan(0.95);
    }
    expect(medianRanks(5)).toBeUndefined();
  });
});

describe("medianSpread", () => {
  it("is the median with its interval, and refuses a sample that has none", () => {
    expect(medianSpread([5, 1, 4, 2, 3, 6])).toEqual({median: 3.5, low: 1, high: 6});
    expect(() => medianSpread([1, 2, 3])).toThrow("medianSpread: expected at least 6 values for an interval, got 3");
  });
});
