import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {settings as schema} from "./experiment.js";
import {keepOrReplace} from "./keptState.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/keep-or-replace.json", schema);
const steps = settings.update.length;
const anyGates = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: steps, maxLength: steps});

describe("keepOrReplace", () => {
  it("is h = (1 − u) h⁻ + u h̃ at every step, with the gates and contents that were asked for", () => {
    fc.assert(
      fc.property(anyGates, (update) => {
        let h = settings.initial;
        for (const row of keepOrReplace({...settings, update}).slice(1)) {
          const [u, content] = [update[row.t - 1], settings.content[row.t - 1]];
          expect(row.u).toBeCloseTo(u, 12);
          expect(row.content).toBeCloseTo(content, 12);
          h = (1 - u) * h + u * content;
          expect(row.h).toBeCloseTo(h, 12);
        }
      }),
      {seed: 1, numRuns: 50}
    );
  });

  it("has the same states in the other convention, whose weights and gate are negated", () => {
    fc.assert(
      fc.property(anyGates, (update) => {
        for (const {h, h_z, u = NaN, z = NaN, a_u = NaN, a_z = NaN} of keepOrReplace({...settings, update}).slice(1)) {
          expect(h_z).toBeCloseTo(h, 14);
          expect(z).toBeCloseTo(1 - u, 14);
          expect(a_z).toBeCloseTo(-a_u, 12);
        }
      }),
      {seed: 2, numRuns: 50}
    );
  });

  it("keeps to the last bit where the gate is shut, and loses all of the past where it is open", () => {
    const kept = keepOrReplace({...settings, update: settings.update.map((_, t) => (t === 0 ? 1 : 0))});
    expect(new Set(kept.slice(1).map(({h}) => h)).size).toBe(1);
    expect(kept.slice(1).map(({direct}) => direct)).toEqual(Array(steps).fill(1));
    const replaced = keepOrReplace({...settings, update: settings.update.map(() => 1)});
    for (const {h, content = NaN} of replaced.slice(1)) expect(h).toBe(content);
    expect(Math.abs(replaced[0].gradient)).toBeLessThan(1e-15);
  });

  it("has the gradient of central differences in the gates' weights held fixed, and the product of 1 − u beside it", () => {
    const rows = keepOrReplace({...settings, update: settings.update.map(() => 0.3)});
    // By hand: ∂h^t/∂h^{t−1} = 1 − u + u (1 − u) W_u (h̃ − h^{t−1}).
    let gradient = 1;
    for (let t = steps; t > 0; --t) {
      expect(rows[t].gradient).toBeCloseTo(gradient, 12);
      expect(rows[t].direct).toBeCloseTo(0.7 ** (steps - t), 12);
      gradient *= 0.7 + 0.3 * 0.7 * settings.W_u * ((rows[t].content ?? NaN) - rows[t - 1].h);
    }
    expect(rows[0].gradient).toBeCloseTo(gradient, 12);
  });
});
