import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {clip, clipByGlobalNorm, clipByParameterNorm, clipByValue, globalNorm} from "../../src/engine/clip.js";
import type {Parameters as Gradients} from "../../src/engine/cells/cell.js";
import {matrix, norm, scale} from "../../src/engine/linear/matrix.js";

const entry = fc.double({min: -1e6, max: 1e6, noNaN: true});
const gradients = fc
  .tuple(fc.array(entry, {minLength: 1, maxLength: 6}), fc.array(entry, {minLength: 1, maxLength: 6}))
  .map(([W, b]) => ({W_h: matrix(1, W.length, W), b: matrix(b.length, 1, b)}));
const threshold = fc.double({min: 1e-3, max: 1e7, noNaN: true});
const settings = {seed: 20130616, numRuns: 200};

/** A few roundings of the factor, of each product and of the norm. */
const rounding = 8 * Number.EPSILON;

const entries = ({W_h, b}: Gradients) => [...W_h.data, ...b.data];

test("the global norm is that of all entries together, and does not overflow before it must", () => {
  expect(globalNorm({a: matrix(1, 2, [3, 0]), b: matrix(1, 1, [4])})).toBe(5);
  expect(globalNorm({a: matrix(1, 1, [3e300]), b: matrix(1, 1, [4e300])})).toBeCloseTo(5e300, -290);
});

describe("clipByGlobalNorm", () => {
  test("above the threshold reaches it and keeps the direction; below, changes nothing", () => {
    fc.assert(
      fc.property(gradients, threshold, (g, limit) => {
        const before = globalNorm(g);
        const {gradients: after, norm, clipped} = clipByGlobalNorm(g, limit);
        expect(norm).toBe(before);
        expect(clipped).toBe(before >= limit);
        if (clipped) expectScaled(g, after, limit);
        else expect(after).toBe(g);
      }),
      settings
    );
  });

  test("does not change the gradients that it is given", () => {
    const g = {W_h: matrix(1, 2, [30, 40])};
    expect(Array.from(clipByGlobalNorm(g, 5).gradients.W_h.data)).toEqual([3, 4]);
    expect(Array.from(g.W_h.data)).toEqual([30, 40]);
  });

  test.each([0, -1, NaN])("refuses a threshold of %s", (limit) => {
    expect(() => clipByGlobalNorm({b: matrix(1, 1, [1])}, limit)).toThrow(
      new RangeError(`clipByGlobalNorm: expected a threshold above 0, got ${limit}`)
    );
  });

  test.each([NaN, Infinity])("refuses a gradient with %s, which has no direction", (value) => {
    expect(() => clipByGlobalNorm({b: matrix(2, 1, [1, value])}, 1)).toThrow(
      new RangeError(`clipByGlobalNorm: expected a finite norm, got ${value}`)
    );
  });
});

test("at the threshold itself a norm is brought to it, and an entry is in its interval", () => {
  const g = {w: matrix(1, 2, [3, -4])};
  for (const by of [clipByGlobalNorm, clipByParameterNorm])
    expect(by(g, 5)).toEqual({gradients: g, norm: 5, clipped: true});
  expect(clipByValue(g, 4)).toEqual({gradients: g, norm: 5, clipped: false});
});

describe("clip", () => {
  const g = {a: matrix(1, 2, [3, -4]), b: matrix(1, 1, [12])};

  test("is the kind that settings name", () => {
    expect(clip(g, {kind: "global-norm", threshold: 3.25})).toEqual(clipByGlobalNorm(g, 3.25));
    expect(clip(g, {kind: "parameter-norm", threshold: 3.25})).toEqual(clipByParameterNorm(g, 3.25));
    expect(clip(g, {kind: "value", threshold: 3.25})).toEqual(clipByValue(g, 3.25));
    expect(clip(g, {kind: "none"})).toEqual({gradients: g, norm: 13, clipped: false});
  });

  test("and the three differ", () => {
    const all = [clipByGlobalNorm, clipByParameterNorm, clipByValue].map((by) => {
      const {a, b} = by(g, 3.25).gradients;
      return [...a.data, ...b.data];
    });
    expect(all[0]).toEqual([0.75, -1, 3]);
    expect(all[1].map((value) => Number(value.toFixed(12)))).toEqual([1.95, -2.6, 3.25]);
    expect(all[2]).toEqual([3, -3.25, 3.25]);
  });
});

describe("clipByParameterNorm", () => {
  test("brings each parameter's norm to the threshold at most, each in its own direction", () => {
    fc.assert(
      fc.property(gradients, threshold, (g, limit) => {
        const {gradients: after, clipped, norm: before} = clipByParameterNorm(g, limit);
        expect(before).toBe(globalNorm(g));
        expect(clipped).toBe(norm(g.W_h.data) >= limit || norm(g.b.data) >= limit);
        for (const name of ["W_h", "b"] as const) {
          const length = norm(g[name].data);
          if (length < limit) expect(after[name]).toBe(g[name]);
          else {
            const alone = clipByGlobalNorm({[name]: g[name]}, limit).gradients[name];
            expect(after[name].data).toEqual(alone.data);
          }
        }
      }),
      settings
    );
  });

  test("names the parameter whose norm is not finite, and refuses a bad threshold", () => {
    expect(() => clipByParameterNorm({W_h: matrix(1, 1, [1]), b: matrix(1, 1, [NaN])}, 1)).toThrow(
      new RangeError("clipByParameterNorm: expected a finite norm of b, got NaN")
    );
    expect(() => clipByParameterNorm({}, 0)).toThrow("clipByParameterNorm: expected a threshold above 0, got 0");
  });
});

describe("clipByValue", () => {
  test("brings every entry into [−threshold, threshold], and leaves those alone that are in it", () => {
    fc.assert(
      fc.property(gradients, threshold, (g, limit) => {
        const {gradients: after, clipped} = clipByValue(g, limit);
        const before = entries(g);
        entries(after).forEach((value, k) => {
          expect(value).toBe(Math.min(limit, Math.max(-limit, before[k])));
        });
        expect(clipped).toBe(before.some((value) => Math.abs(value) > limit));
      }),
      settings
    );
  });

  test.each([NaN, Infinity])("refuses a gradient with %s, and a bad threshold", (value) => {
    expect(() => clipByValue({b: matrix(1, 1, [value])}, 1)).toThrow(
      new RangeError(`clipByValue: expected a finite norm, got ${value}`)
    );
    expect(() => clipByValue({}, -2)).toThrow("clipByValue: expected a threshold above 0, got -2");
  });
});

function expectScaled(before: Gradients, after: Gradients, limit: number): void {
  expect(Math.abs(globalNorm(after) / limit - 1)).toBeLessThanOrEqual(rounding);
  const scaled = entries(after);
  for (const [k, value] of entries(before).entries()) {
    const wanted = (limit / globalNorm(before)) * value;
    expect(Math.abs(scaled[k] - wanted)).toBeLessThanOrEqual(rounding * Math.abs(wanted));
  }
}

describe("at the ends of the range", () => {
  const column = (...values: number[]) => ({w: matrix(values.length, 1, values)});
  const largest = Number.MAX_VALUE;
  const smallest = Number.MIN_VALUE;
  /** Powers of two over all of float64, so that a norm and its parts can be told without rounding. */
  const power = fc.integer({min: -1074, max: 1023}).map((k) => (k < -1000 ? 2 ** (k + 500) * 2 ** -500 : 2 ** k));
  const clips = [clipByGlobalNorm, clipByParameterNorm] as const;

  test("four entries of 1.7e308, whose norm is above the largest float64, are clipped, each way", () => {
    const g = column(1.7e308, -1.7e308, 1.7e308, 1.7e308);
    expect(globalNorm(g)).toBe(Infinity);
    for (const clip of clips) {
      const {gradients, norm: before, clipped} = clip(g, 2);
      expect([before, clipped]).toEqual([Infinity, true]);
      expect(Array.from(gradients.w.data)).toEqual([1, -1, 1, 1]);
    }
    const {gradients, norm: before} = clipByValue(g, 3);
    expect([before, ...gradients.w.data]).toEqual([Infinity, 3, -3, 3, 3]);
    expect(clipByGlobalNorm(g, Infinity)).toEqual({gradients: g, norm: Infinity, clipped: false});
  });

  test("the direction and the length are kept wherever they lie: 3, 4, 12, 84 make 85", () => {
    const parts = [3, -4, 12, 84];
    fc.assert(
      fc.property(power, power, (unit, threshold) => {
        const g = column(...parts.map((part) => part * unit));
        fc.pre(g.w.data.every(Number.isFinite));
        const reached = unit >= threshold / 85;
        for (const clip of clips) {
          const {gradients, clipped} = clip(g, threshold);
          expect(clipped).toBe(reached);
          const wanted = parts.map((part) => (reached ? (part / 85) * threshold : part * unit));
          gradients.w.data.forEach((value, k) => {
            // A few roundings; where so little is left, of the smallest float64.
            expect(Math.abs(value - wanted[k])).toBeLessThanOrEqual(
              Math.max(rounding * Math.abs(wanted[k]), 2 * smallest)
            );
          });
        }
      }),
      {...settings, numRuns: 400}
    );
  });

  test.each([
    [[largest, largest], 1, [Math.SQRT1_2, Math.SQRT1_2]],
    [[largest, smallest], largest / 2, [largest / 2, 0]],
    [[1e308], 1e-300, [1e-300]],
    [[1e250, 1e250], 1e-100, [Math.SQRT1_2 * 1e-100, Math.SQRT1_2 * 1e-100]],
    [[3e300, 4e300], 5e-10, [3e-10, 4e-10]],
    [[largest], smallest, [smallest]],
    [[1.7e308, 1.7e308, 1.7e308, 1.7e308], 1e300, Array<number>(4).fill(5e299)],
    [[-largest, 0], 1e-308, [-1e-308, 0]],
    [[smallest], smallest, [smallest]],
    [[3e-320, 4e-320], 1e-322, [6e-323, 8e-323]],
    [[largest / 2, largest / 2, largest / 2, largest / 2], largest / 2, Array<number>(4).fill(largest / 4)]
  ])("%j by %d", (values, threshold, wanted) => {
    for (const clip of clips)
      clip(column(...values), threshold).gradients.w.data.forEach((value, k) =>
        expect(Math.abs(value - wanted[k])).toBeLessThanOrEqual(Math.max(rounding * Math.abs(wanted[k]), 2 * smallest))
      );
  });

  test("ordinary gradients are what one factor makes of them, to the bit", () => {
    fc.assert(
      fc.property(gradients, threshold, (g, limit) => {
        const {gradients: after, clipped} = clipByGlobalNorm(g, limit);
        if (clipped) expect(after.W_h).toEqual(scale(g.W_h, limit / globalNorm(g)));
      }),
      settings
    );
  });

  test.each([NaN, Infinity, -Infinity])("an entry of %s has no direction, beside whatever", (value) => {
    for (const clip of [...clips, clipByValue]) {
      expect(() => clip(column(1.7e308, 1.7e308, value), 1)).toThrow(/expected a finite norm.*got (NaN|Infinity)/);
      expect(() => clip({...column(1), b: matrix(1, 1, [value])}, 1)).toThrow(/expected a finite norm/);
    }
  });
});
