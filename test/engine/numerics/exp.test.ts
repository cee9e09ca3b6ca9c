import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {exp} from "../../../src/engine/numerics/exp.js";
import {above, assertRising, between, digest, sizesBetween, withNeighbours, worstUlp} from "./laws.js";
import * as reference from "./reference.js";

const LARGEST = 709.782712893384; // e^LARGEST is the last below 2^1024
const SMALLEST = -745.1332191019411; // e^SMALLEST is the last above half of the smallest subnormal number

const worst = (points: number[]) => worstUlp(exp, reference.exp, points);

/** Halfway between two steps of log 2 / 128, where the series is longest. */
const halfway = Array.from({length: 4000}, (_, k) => ((k - 2000) * 65 + 0.5) * (Math.LN2 / 128)).filter(
  (x) => x > SMALLEST && x < LARGEST
);

describe("exp", () => {
  test("within 0.51 ulp over the normal range", () => {
    expect(worst(between(SMALLEST, LARGEST, 8000))).toBeLessThan(0.51);
    expect(worst(between(-40, 40, 6000))).toBeLessThan(0.51);
    expect(worst(between(-1, 1, 6000))).toBeLessThan(0.51);
    expect(worst(halfway)).toBeLessThan(0.51);
  });

  test("within 0.51 ulp for tiny arguments and for subnormal results", () => {
    expect(worst(sizesBetween(-1074, 0, 4000))).toBeLessThan(0.51);
    expect(worst(between(SMALLEST, -708, 4000))).toBeLessThan(0.51);
    expect(worst(withNeighbours(Array.from({length: 54}, (_, k) => -(1021 + k) * Math.LN2)))).toBeLessThan(0.51);
  });

  test("overflow and underflow begin where they should", () => {
    expect(exp(LARGEST)).toBeLessThan(Infinity);
    expect(worst([LARGEST, SMALLEST])).toBeLessThan(0.51);
    expect(exp(above(LARGEST, 1))).toBe(Infinity);
    expect(exp(SMALLEST)).toBe(Number.MIN_VALUE);
    expect(exp(above(SMALLEST, -1))).toBe(0);
  });

  test("limits", () => {
    expect([exp(0), exp(-0), exp(Number.MIN_VALUE), exp(-Number.MIN_VALUE)]).toEqual([1, 1, 1, 1]);
    expect([exp(Infinity), exp(Number.MAX_VALUE)]).toEqual([Infinity, Infinity]);
    expect([exp(-Infinity), exp(-Number.MAX_VALUE)]).toEqual([0, 0]);
    expect(exp(NaN)).toBeNaN();
  });

  test("it rises", () => assertRising(exp, SMALLEST, LARGEST));

  test("e^x e^−x = 1", () => {
    const x = fc.double({min: -700, max: 700, noNaN: true});
    fc.assert(fc.property(x, (x) => Math.abs(exp(x) * exp(-x) - 1) <= 2 ** -51));
  });

  test("the same bits as everywhere", () => {
    const ranges = [
      [-746, 710],
      [-1, 1],
      [-745.2, -708]
    ] as const;
    expect(digest(exp, ranges)).toBe("692f171b");
  });
});
