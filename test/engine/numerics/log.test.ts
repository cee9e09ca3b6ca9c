import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {exp} from "../../../src/engine/numerics/exp.js";
import {log, log10} from "../../../src/engine/numerics/log.js";
import {assertRising, between, digest, exponentsBetween, sizesBetween, withNeighbours, worstUlp} from "./laws.js";
import * as reference from "./reference.js";

const positive = fc.double({min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true});

/** Halfway between two entries of the table, in [1, 2) and in [1/2, 1). */
const halfway = Array.from({length: 256}, (_, k) => (1 + ((k % 128) + 0.5) / 128) / (k < 128 ? 1 : 2));

const digestRanges = [
  [0.5, 2],
  [0.99, 1.01],
  [0, 1000],
  [0, 2 ** -1022],
  [0, Number.MAX_VALUE]
] as const;

describe.each([
  {name: "log", f: log, exact: reference.log, bits: "9522d9cd"},
  {name: "log10", f: log10, exact: reference.log10, bits: "1d2553cc"}
])("$name", ({f, exact, bits}) => {
  const worst = (points: number[]) => worstUlp(f, exact, points);

  test("within 0.51 ulp over the whole range, subnormal numbers too", () => {
    expect(worst(exponentsBetween(-1022, 1024, 6000))).toBeLessThan(0.51);
    expect(worst(exponentsBetween(-1074, -1022, 2000))).toBeLessThan(0.51);
    expect(worst([Number.MIN_VALUE, Number.MAX_VALUE, ...withNeighbours([2 ** -1022])])).toBeLessThan(0.51);
  });

  test("within 0.51 ulp near 1, where it passes through 0", () => {
    expect(worst(between(0.5, 2, 6000))).toBeLessThan(0.51);
    expect(worst(between(0.98, 1.02, 4000))).toBeLessThan(0.51);
    expect(worst(sizesBetween(-53, -6, 4000).map((x) => 1 + x))).toBeLessThan(0.51);
    expect(worst(withNeighbours(halfway))).toBeLessThan(0.51);
  });

  test("limits", () => {
    expect(f(1)).toBe(0);
    expect([f(0), f(-0), f(Infinity)]).toEqual([-Infinity, -Infinity, Infinity]);
    expect([f(-Number.MIN_VALUE), f(-1), f(-Infinity), f(NaN)]).toEqual([NaN, NaN, NaN, NaN]);
  });

  test("it rises", () => assertRising(f, Number.MIN_VALUE, Number.MAX_VALUE));

  test("the same bits as everywhere", () => expect(digest(f, digestRanges)).toBe(bits));
});

describe("log and log10", () => {
  test("e^(log x) = x, as closely as the rounding of log x lets it", () => {
    fc.assert(
      fc.property(positive, (x) => {
        const allowed = x * (1 + Math.abs(log(x))) * 2 ** -52 + Number.MIN_VALUE;
        expect(Math.abs(exp(log(x)) - x)).toBeLessThanOrEqual(allowed);
      })
    );
  });

  test("log10 is whole at the powers of ten from 1e−311", () => {
    for (let n = -311; n <= 308; ++n) expect(log10(Number(`1e${n}`))).toBe(n);
  });
});
