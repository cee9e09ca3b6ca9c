import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {settings as schema} from "./experiment.js";
import {powersOf} from "./powers.js";
import {sayPower, sayStep, sizeText} from "./words.js";
import {readSettings} from "../../loaders/readJson.js";
import {faultyFields} from "../../../test/support/faultyFields.js";

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
    expect(faultyFields(schema, {...settings, k: 41})).toEqual(["k"]);
  });
});

describe("sayPower", () => {
  it("says what a power does beside what ρ and σ_max say", () => {
    expect(sayPower(powersOf(settings), 4)).toBe(
      "W⁴ stretches some vector to 4.14 of its length; ρ⁴ is 0.41 and the bound σ_max⁴ is 27.05. " +
        "The last step made it 1.06 times as much; in the long run that tends to ρ = 0.80."
    );
    expect(sayPower(powersOf(settings), 0)).toContain("σ_max = 2.28, and ρ is 0.80");
    expect(sayPower(at(0.8, 0), 4)).toContain("$W$ is normal: W⁴ stretches every vector to 0.41");
    expect(sayStep(powersOf(settings), 4)).toBe("power 4, stretches to 4.14");
    expect([0.0131, 27.05, 2e14].map(sizeText)).toEqual(["0.01", "27.05", "2·10¹⁴"]);
  });
});
