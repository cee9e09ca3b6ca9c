import fc from "fast-check";
import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {effectsOf, settings as schema, type NudgedNetwork, type NudgeRow} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/nudge-and-gradient.json", schema);

const rowsOf = (network: NudgedNetwork, change: Partial<typeof settings> = {}): NudgeRow[] =>
  effectsOf({...settings, ...change}).filter((row) => row.network === network);
const at = (rows: readonly NudgeRow[], k: number) => {
  const {h, nudged = NaN, effect = NaN, predicted = NaN} = rows[k - 1];
  return {h, nudged, effect, predicted};
};
const end = (network: NudgedNetwork, change: Partial<typeof settings> = {}) =>
  at(rowsOf(network, change), settings.steps);

describe("effectsOf", () => {
  it("predicts what the nudge does, the better the smaller it is", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 25}),
        fc.double({min: 0.5, max: 3, noNaN: true}),
        fc.boolean(),
        (t, latch, up) => {
          for (const network of ["latch", "fading"] as const) {
            const nudge = (up ? 1 : -1) * 1e-6;
            const rows = rowsOf(network, {t, latch, nudge});
            for (let k = t; k <= Math.min(t + 3, settings.steps); ++k) {
              const {effect, predicted} = at(rows, k);
              expect(Math.abs(effect - predicted)).toBeLessThanOrEqual(1e-4 * Math.abs(predicted) + 1e-15);
            }
          }
        }
      ),
      {seed: 1, numRuns: 60}
    );
  });

  it("is the unit's own equation, with and without the nudge", () => {
    for (const network of ["latch", "fading"] as const) {
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
    const parsed = v.safeParse(schema, {...settings, t: 30});
    expect(parsed.issues?.map((issue) => v.getDotPath(issue))).toEqual(["t"]);
  });
});
