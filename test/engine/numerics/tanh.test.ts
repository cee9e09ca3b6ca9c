import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {tanh} from "../../../src/engine/numerics/tanh.js";
import {above, assertRising, between, digest, sizesBetween, withNeighbours, worstUlp} from "./laws.js";
import * as reference from "./reference.js";

const worst = (points: number[]) => worstUlp(tanh, reference.tanh, points);

describe("tanh", () => {
  test("within 0.52 ulp over the whole range", () => {
    expect(worst(between(-21, 21, 6000))).toBeLessThan(0.52);
    expect(worst(between(-2, 2, 6000))).toBeLessThan(0.52);
    expect(worst([0.125, ...between(0.125, 0.2, 6000)])).toBeLessThan(0.52); // above the seam with the series
  });

  test("within 0.52 ulp for small and tiny arguments", () => {
    expect(worst(between(-0.125, 0.125, 6000))).toBeLessThan(0.52);
    expect(worst(sizesBetween(-60, -3, 4000))).toBeLessThan(0.52);
    expect(worst(sizesBetween(-1074, -60, 400))).toBeLessThan(0.52);
    expect(worst(withNeighbours([2 ** -27, 2 ** -1022]))).toBeLessThan(0.52);
  });

  test("limits, and the sign of zero", () => {
    expect([tanh(Infinity), tanh(Number.MAX_VALUE), tanh(20), tanh(above(20, 1))]).toEqual([1, 1, 1, 1]);
    expect([tanh(-Infinity), tanh(-Number.MAX_VALUE)]).toEqual([-1, -1]);
    expect([tanh(0), tanh(-0)]).toEqual([0, -0]);
    expect(tanh(NaN)).toBeNaN();
  });

  test("odd to the bit, and never beyond ±1", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true}), (x) => {
        expect(tanh(-x)).toBe(-tanh(x));
        expect(Math.abs(tanh(x))).toBeLessThanOrEqual(Math.min(1, Math.abs(x)));
      })
    );
  });

  test("it rises, across its seams too", () => {
    assertRising(tanh, -20, 20);
    assertRising(tanh, above(0.125, -5), above(0.125, 5));
    assertRising(tanh, above(20, -5), above(20, 5));
  });

  test("the same bits as everywhere", () => {
    const ranges = [
      [-21, 21],
      [-0.2, 0.2],
      [0, 1e-6]
    ] as const;
    expect(digest(tanh, ranges)).toBe("3d5436bc");
  });
});
