import fc from "fast-check";
import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {powersOf, settings as schema} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/eigenvalue-or-singular-value.json", schema);
const at = (spectralRadius: number, shear: number) => powersOf({...settings, spectralRadius, shear});
const anyRadius = fc.double({min: 0.1, max: 1.2, noNaN: true});
const anyShear = fc.double({min: 0, max: 3, noNaN: true});

describe("powersOf", () => {
  it("has the powers of W, written out", () => {
    fc.assert(
      fc.property(anyRadius, anyShear, (rho, s) => {
        const {rows, spectralRadius, largestSingularValue} = at(rho, s);
        expect(spectralRadius).toBeCloseTo(rho, 14);
        expect(largestSingularValue).toBeCloseTo((s + Math.sqrt(s * s + 4 * rho * rho)) / 2, 12);
        for (const {k, power, eigenvalue} of rows) {
          const expected = [rho ** k, k * s * rho ** (k - 1), 0, rho ** k];
          // The second share is for an s so small that its products are subnormal, and rounded.
          power.forEach((value, i) =>
            expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-12 * expected[i] + 1e-300)
          );
          expect(Math.abs(eigenvalue - rho ** k)).toBeLessThanOrEqual(1e-12 * rho ** k);
        }
      }),
      {seed: 1, numRuns: 50}
    );
  });

  it("stretches by no less than ρ^k and no more than σ_max^k", () => {
    fc.assert(
      fc.property(anyRadius, anyShear, (rho, s) => {
        for (const {norm, eigenvalue, singularValue} of at(rho, s).rows) {
          expect(norm).toBeGreaterThanOrEqual(eigenvalue * (1 - 1e-12));
          expect(norm).toBeLessThanOrEqual(singularValue * (1 + 1e-12));
        }
      }),
      {seed: 2, numRuns: 50}
    );
  });

  it("is one line where W is normal", () => {
    for (const {norm, eigenvalue, singularValue} of at(0.8, 0).rows) {
      expect(norm / eigenvalue).toBeCloseTo(1, 12);
      expect(singularValue / eigenvalue).toBeCloseTo(1, 12);
    }
  });

  it("refuses a power that is not computed", () => {
    const parsed = v.safeParse(schema, {...settings, k: 41});
    expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toEqual(["k"]);
  });
});
