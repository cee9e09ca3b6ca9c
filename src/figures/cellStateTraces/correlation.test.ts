import fc from "fast-check";
import {expect, it} from "vitest";
import {correlation} from "./correlation.js";

const value = fc.integer({min: -1000, max: 1000});
const pairs = fc.array(fc.tuple(value, value), {minLength: 2, maxLength: 30});

it("is 1 for a rising line and −1 for a falling one", () => {
  expect(correlation([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 14);
  expect(correlation([1, 2, 4], [3, 1, -3])).toBeCloseTo(-1, 14);
});

it("agrees with a sample worked by hand", () => {
  // Deviations −1, 0, 1 and −1, 1, 0: their products sum to 1, their squares to 2 each.
  expect(correlation([1, 2, 3], [1, 3, 2])).toBeCloseTo(1 / 2, 14);
});

it("is symmetric, bounded, and blind to shifts and to scales above 0", () => {
  fc.assert(
    fc.property(pairs, value, fc.integer({min: 1, max: 50}), (sample, shift, scale) => {
      const [a, b] = [sample.map(([x]) => x), sample.map(([, y]) => y)];
      const r = correlation(a, b);
      expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-12);
      expect(correlation(b, a)).toBe(r);
      expect(
        correlation(
          a.map((x) => scale * x + shift),
          b
        )
      ).toBeCloseTo(r, 9);
      expect(
        correlation(
          a.map((x) => -x),
          b
        )
      ).toBeCloseTo(-r, 9);
    })
  );
});

it("is 0 where a sample does not vary", () => {
  expect(correlation([2, 2, 2], [1, 2, 3])).toBe(0);
});

it("refuses samples that cannot be paired", () => {
  expect(() => correlation([1, 2], [1])).toThrow("expected two samples of one size, got 2 and 1 values");
  expect(() => correlation([], [])).toThrow(RangeError);
});
