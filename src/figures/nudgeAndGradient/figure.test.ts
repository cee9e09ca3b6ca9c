import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {drawNudge} from "./drawing.js";
import {settings as schema} from "./experiment.js";
import {effectsOf, nudgedNetworks, type NudgedNetwork, type NudgeRow} from "./effects.js";
import {sayNudge, sizeText} from "./words.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {faultyFields} from "../../../test/support/faultyFields.js";

const settings = readSettings("data/experiments/nudge-and-gradient.json", schema);

const effects = (change: Partial<typeof settings> = {}) => effectsOf({...settings, ...change});
const rowsOf = (network: NudgedNetwork, change: Partial<typeof settings> = {}) =>
  effects(change).filter((row) => row.network === network);
const at = (rows: readonly NudgeRow[], k: number) => {
  const {h, nudged = NaN, effect = NaN, predicted = NaN} = rows[k - 1];
  return {h, nudged, effect, predicted};
};
const end = (network: NudgedNetwork, change: Partial<typeof settings> = {}) =>
  at(rowsOf(network, change), settings.steps);

const anyLatch = fc.double({min: 0.5, max: 3, noNaN: true});

describe("effectsOf", () => {
  it("predicts what the nudge does, the better the smaller it is", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 25}), anyLatch, fc.constantFrom(-1e-6, 1e-6), (t, latch, nudge) => {
        for (const network of nudgedNetworks) {
          const rows = rowsOf(network, {t, latch, nudge});
          for (let k = t; k <= Math.min(t + 3, settings.steps); ++k) {
            const {effect, predicted} = at(rows, k);
            expect(Math.abs(effect - predicted)).toBeLessThanOrEqual(1e-4 * Math.abs(predicted) + 1e-15);
          }
        }
      }),
      {seed: 1, numRuns: 60}
    );
  });

  it("is the unit's own equation, with and without the nudge", () => {
    for (const network of nudgedNetworks) {
      const rows = rowsOf(network);
      const w = settings[network];
      for (let k = settings.t + 1; k <= settings.steps; ++k) {
        const input = Math.atanh(rows[k - 1].h) - w * rows[k - 2].h;
        const {nudged, predicted} = at(rows, k);
        const [before, promise] = [at(rows, k - 1), (1 - rows[k - 1].h ** 2) * w];
        expect(nudged).toBeCloseTo(Math.tanh(w * before.nudged + input), 9);
        expect(predicted / (promise * before.predicted)).toBeCloseTo(1, 9);
      }
    }
  });

  it("flips the latch for good though its gradient is gone, and moves the fading unit hardly, for every seed", () => {
    for (let seed = 1; seed <= 50; ++seed) {
      const latch = end("latch", {seed});
      const fading = end("fading", {seed});
      expect(latch.h).toBeGreaterThan(0.8);
      expect(latch.nudged).toBeLessThan(-0.8);
      expect(Math.abs(latch.predicted)).toBeLessThan(1e-17);
      expect(Math.abs(fading.effect)).toBeLessThan(0.004);
      expect(Math.abs(fading.predicted)).toBeGreaterThan(1e-4);
    }
  });

  it("never moves the fading unit by more than its weight allows, w^(k−t) of the nudge", () => {
    for (const nudge of [-2, -0.5, 1.3])
      for (const [k, {effect}] of rowsOf("fading", {nudge}).entries())
        if (effect !== undefined)
          expect(Math.abs(effect)).toBeLessThanOrEqual(
            settings.fading ** (k + 1 - settings.t) * Math.abs(nudge) * (1 + 1e-12)
          );
  });

  it("has no effect before the nudge, and refuses a step that is none", () => {
    expect(rowsOf("latch").filter(({effect}) => effect === undefined)).toHaveLength(settings.t - 1);
    expect(() => effectsOf({...settings, t: 30})).toThrow("effectsOf: expected t from 1 to 29, got 30");
    expect(faultyFields(schema, {...settings, t: 30})).toEqual(["t"]);
  });
});

describe("sayNudge", () => {
  it("says when the gradient saw nothing, and when it is about right", () => {
    expect(sayNudge(effects())).toBe(
      "A nudge of −1.20 at step 6. By step 30 the latch has moved by 1.91; the gradient promised 2·10⁻²⁰, and saw none " +
        "of it. The fading unit has moved by 0.002; the gradient promised 0.001."
    );
    expect(sayNudge(effects({nudge: -0.1}))).toContain("as good as nothing. The fading unit has moved by 10⁻⁴;");
    expect(sayNudge(effects({nudge: -0.1}))).toContain("and is about right.");
    expect(sayNudge(effects({nudge: 0}))).toContain(
      "moved by less than 10⁻¹⁵; the gradient promised 0, as good as nothing"
    );
  });

  it("writes sizes", () => expect([1.914, -0.1, 2e-20, 0].map(sizeText)).toEqual(["1.91", "0.10", "2·10⁻²⁰", "0"]));
});

const words = (change: Partial<typeof settings>) => {
  const svg = drawNudge(effects(change), settings, {width: 660, height: 420, document});
  return Array.from(svg.querySelectorAll("text"), (text) => text.textContent ?? "");
};

describe("drawNudge", () => {
  it("names both lines of each network, and marks where a difference is lost in rounding", () => {
    expect(words({})).toEqual(expect.arrayContaining(["as it was", "nudged", "real: 1.91", "as the gradient says"]));
    expect(words({nudge: -0.1})).toEqual(expect.arrayContaining(["with and without", "real"]));
  });
});
