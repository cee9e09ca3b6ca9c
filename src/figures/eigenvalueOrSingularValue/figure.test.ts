import {describe, expect, it} from "vitest";
import {drawPowers} from "./drawing.js";
import {sayPower, sayStep, sizeText} from "./words.js";
import {powersOf, settings as schema} from "./experiment.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/eigenvalue-or-singular-value.json", schema);
const at = (spectralRadius: number, shear: number) => powersOf({...settings, spectralRadius, shear});
const powers = powersOf(settings);

describe("sayPower", () => {
  it("says what a power does beside what ρ and σ_max say", () => {
    expect(sayPower(powers, 4)).toBe(
      "W⁴ stretches some vector to 4.14 of its length; ρ⁴ is 0.41 and the bound σ_max⁴ is 27.05. " +
        "The last step made it 1.06 times as much; in the long run that tends to ρ = 0.80."
    );
    expect(sayPower(powers, 0)).toContain("σ_max = 2.28, and ρ is 0.80");
    expect(sayPower(at(0.8, 0), 4)).toContain("W is normal: W⁴ stretches every vector to 0.41");
    expect(sayStep(powers, 4)).toBe("power 4, stretches to 4.14");
    expect([0.0131, 27.05, 2e14].map(sizeText)).toEqual(["0.01", "27.05", "2·10¹⁴"]);
  });
});

describe("drawPowers", () => {
  it("draws every extreme that the reader can set", () => {
    for (const [rho, s] of [
      [0.1, 0],
      [0.1, 3],
      [1, 0],
      [1.2, 3]
    ])
      for (const k of [0, 1, settings.steps]) {
        const svg = drawPowers(at(rho, s), {k, width: 640, height: 330, document});
        expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
      }
  });
});
