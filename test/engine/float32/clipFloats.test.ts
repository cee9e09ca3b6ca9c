import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {clipFloats} from "../../../src/engine/float32/clipFloats.js";
import {networkParameters} from "../../../src/engine/float32/float32Network.js";
import {loadKernels} from "../../../src/engine/float32/kernels/loadKernels.js";

const memory = await (await loadKernels("strict")).instantiate();
const shapes = {W_h: {rows: 1, cols: 3, role: "recurrent"}, b: {rows: 1, cols: 1, role: "bias"}} as const;
const own = networkParameters(memory, {kind: "a test", shapes});

const largest = (2 - 2 ** -23) * 2 ** 127;
const smallest = 2 ** -149;

function clipped(values: readonly number[], kind: "global-norm" | "value", threshold: number) {
  own.gradients.view.set(values);
  return {...clipFloats(own, {kind, threshold}), values: Array.from(own.gradients.view)};
}

describe("float32 gradients at the ends of the range", () => {
  /** Powers of two over all of float32. */
  const power = fc.integer({min: -149, max: 127}).map((k) => 2 ** k);

  test("keep their direction, and reach the length, wherever they lie: 3, 4, 12, 84 make 85", () => {
    const parts = [3, -4, 12, 84];
    fc.assert(
      fc.property(power, power, (unit, threshold) => {
        const given = parts.map((part) => part * unit);
        fc.pre(given.every((value) => Math.abs(value) <= largest));
        const result = clipped(given, "global-norm", threshold);
        expect(result.norm).toBe(85 * unit);
        expect(result.clipped).toBe(85 * unit >= threshold);
        const wanted = result.clipped ? parts.map((part) => (part / 85) * threshold) : given;
        result.values.forEach((value, k) =>
          expect(Math.abs(value - wanted[k])).toBeLessThanOrEqual(
            Math.max(2 ** -22 * Math.abs(wanted[k]), 2 * smallest)
          )
        );
      }),
      {seed: 20130616, numRuns: 400}
    );
  });

  test.each([
    [largest, 1, 0.5],
    [largest, 1e-5, 5e-6],
    [largest, 1e-30, 5e-31],
    [largest, largest, largest / 2],
    [3e38, 1e-44, 5e-45],
    [1e-30, 1e-40, 5e-41],
    [smallest, smallest, smallest / 2]
  ])("four of %d, by the norm %d, and by value", (value, threshold, wanted) => {
    const byNorm = clipped([value, value, value, value], "global-norm", threshold);
    for (const result of byNorm.values)
      expect(Math.abs(result - wanted)).toBeLessThanOrEqual(Math.max(2 ** -22 * wanted, smallest));
    const byValue = clipped([value, -value, 0, value], "value", threshold);
    const limit = Math.fround(Math.min(value, threshold));
    expect(byValue.values.map(Math.abs)).toEqual([limit, limit, 0, limit]);
  });

  test.each([
    [1e-46, "clipFloats: expected a threshold that float32 has, 2^−149 or above, got 1e-46"],
    [0, "clipFloats: expected a threshold above 0, got 0"],
    [NaN, "clipFloats: expected a threshold above 0, got NaN"]
  ])("refuse a threshold of %d", (threshold, says) => {
    for (const kind of ["global-norm", "value"] as const)
      expect(() => clipped([1, 1, 1, 1], kind, threshold)).toThrow(new RangeError(says));
  });
});
