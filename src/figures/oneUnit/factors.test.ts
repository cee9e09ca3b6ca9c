import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Random} from "../../engine/random.js";
import {factorsBack, meanFactor} from "./factors.js";

const settings = {steps: 30, w: 0.9, inputStd: 0.2, seed: 4};

/** The last state of the unit, where the state before the factors is moved by a little. */
function lastState({steps, w, inputStd, seed}: typeof settings, nudge: number): number {
  const random = new Random(seed);
  let h = Math.tanh(inputStd * random.normal()) + nudge;
  for (let t = 0; t < steps; ++t) h = Math.tanh(w * h + inputStd * random.normal());
  return h;
}

describe("factorsBack", () => {
  it("multiplies up to what a small nudge of the first state does to the last", () => {
    const weights = fc.double({min: 0.5, max: 1.4, noNaN: true});
    fc.assert(
      fc.property(weights, fc.integer({min: 1, max: 999}), (w, seed) => {
        const own = {...settings, w, seed};
        const slope = (lastState(own, 1e-6) - lastState(own, -1e-6)) / 2e-6;
        const product = factorsBack(own).reduce((so, {factor}) => so * factor, 1);
        expect(Math.abs(slope - product)).toBeLessThan(1e-4 * Math.abs(product) + 1e-9);
      })
    );
  });

  it("has factors w (1 − h²), none of them above w, and their running product in decades", () => {
    const steps = factorsBack(settings);
    let product = 1;
    for (const {k, h, factor, arrived} of steps) {
      expect(factor).toBeCloseTo(settings.w * (1 - h * h), 12);
      expect(factor).toBeLessThanOrEqual(settings.w);
      product *= factor;
      expect(arrived).toBeCloseTo(Math.log10(product), 9);
      expect(steps[k - 1].k).toBe(k);
    }
    expect(meanFactor(steps) ** settings.steps).toBeCloseTo(product, 12);
  });
});
