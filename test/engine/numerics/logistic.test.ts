import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {logistic} from "../../../src/engine/numerics/logistic.js";
import {above, assertRising, between, digest, sizesBetween, withNeighbours, worstUlp} from "./laws.js";
import * as reference from "./reference.js";

const SMALLEST = -745.1332191019411; // σ(SMALLEST) is the last above half of the smallest subnormal number

const worst = (points: number[]) => worstUlp(logistic, reference.logistic, points);

describe("logistic", () => {
  test("within 0.51 ulp over the normal range", () => {
    expect(worst(between(-40, 41, 8000))).toBeLessThan(0.51);
    expect(worst(between(-2, 2, 8000))).toBeLessThan(0.51);
    expect(worst(sizesBetween(-1074, 0, 2000))).toBeLessThan(0.51);
  });

  test("within 0.51 ulp down to the smallest subnormal results", () => {
    expect(worst(between(SMALLEST, -36, 6000))).toBeLessThan(0.51);
    expect(worst(between(SMALLEST, -708, 4000))).toBeLessThan(0.51);
    expect(worst(withNeighbours(Array.from({length: 54}, (_, k) => -(1021 + k) * Math.LN2)))).toBeLessThan(0.51);
    expect(logistic(SMALLEST)).toBe(Number.MIN_VALUE);
    expect(logistic(above(SMALLEST, -1))).toBe(0);
  });

  test("limits", () => {
    expect([logistic(0), logistic(-0)]).toEqual([0.5, 0.5]);
    expect([logistic(Infinity), logistic(Number.MAX_VALUE), logistic(40)]).toEqual([1, 1, 1]);
    expect([logistic(-Infinity), logistic(-Number.MAX_VALUE)]).toEqual([0, 0]);
    expect(logistic(NaN)).toBeNaN();
  });

  test("σ(x) + σ(−x) = 1", () => {
    const x = fc.double({noNaN: true});
    fc.assert(fc.property(x, (x) => Math.abs(logistic(x) + logistic(-x) - 1) <= 2 ** -52));
  });

  test("it rises, through 0 and into 1 too", () => {
    assertRising(logistic, SMALLEST, 41);
    assertRising(logistic, -1e-15, 1e-15);
    assertRising(logistic, above(40, -5), above(40, 5));
  });

  test("the same bits as everywhere", () => {
    const ranges = [
      [-746, 41],
      [-4, 4],
      [-745.2, -708]
    ] as const;
    expect(digest(logistic, ranges)).toBe("327d5289");
  });
});
