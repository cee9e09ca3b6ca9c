import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {tanh} from "../../engine/numerics/tanh.js";
import {readSettings} from "../../loaders/readJson.js";
import {attempt, missOf, runUnit} from "./attempt.js";
import {oneUnitSettings, trainCell} from "../../experiments/oneUnitCells.js";
import {gatesOf, valuesOf, withTenths} from "./state.js";

const settings = readSettings("data/experiments/work-the-gates.json", oneUnitSettings);
const {steps, tolerance, tasks} = settings;
const [hold, , forget] = tasks;

describe("attempt", () => {
  const gate = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: steps, maxLength: steps});

  it("keeps, writes and shows as its gates say, to the bit", () => {
    fc.assert(
      fc.property(fc.constantFrom(...tasks), gate, gate, gate, (task, f, i, o) => {
        let before = 0;
        for (const row of attempt(task, {f, i, o})) {
          const k = row.t - 1;
          expect(row.c).toBe(f[k] * before + i[k] * row.c̃);
          expect(row.h).toBe(o[k] * tanh(row.c));
          before = row.c;
        }
      })
    );
  });

  it.each(tasks)("has gates that reach the goal of $name, any one of which set wrong misses it", (task) => {
    expect(missOf(attempt(task, gatesOf(task.byHand)), tolerance).worst).toBeUndefined();
    const asked = task.name === "count" ? (["f", "i"] as const) : (["f", "i", "o"] as const);
    for (const gate of asked) {
      const wrong = valuesOf(task.byHand[gate]).map((value) => 1 - value);
      const miss = missOf(attempt(task, {...gatesOf(task.byHand), [gate]: wrong}), tolerance);
      expect(Math.abs(miss.worst?.by ?? 0), gate).toBeGreaterThan(tolerance);
    }
  });

  it("does not take hiding for forgetting", () => {
    const hidden = attempt(forget, gatesOf({...forget.byHand, f: "xxxxxxxxxx", o: "xxxxxx0000"}));
    const {right, asked} = missOf(hidden, tolerance);
    expect(right.shown).toBe(asked.shown);
    expect(right.c).toBe(6);
  });

  it("refuses gates for another number of steps", () => {
    expect(() => attempt(hold, {...gatesOf(hold.byHand), o: [1]})).toThrow("expected 10 values of o, got 1");
  });
});

describe("gates in the address", () => {
  it("are read as they are written, and stay within 0 and 1", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: steps}), fc.integer({min: -3, max: 14}), (step, tenths) => {
        const digits = withTenths(hold.byHand.f, step, tenths);
        expect(digits).toMatch(/^[0-9x]{10}$/);
        expect(valuesOf(digits)[step - 1]).toBe(Math.min(10, Math.max(0, tenths)) / 10);
      })
    );
  });
});

describe("the trained cells", () => {
  const trained = tasks.map((task) => trainCell(task, settings));

  it("err by a tenth of what one errs who reads nothing, or less", () => {
    for (const {name, error, baseline} of trained) expect(error / baseline, name).toBeLessThan(0.1);
  });

  it("obey the equations too, and do what a unit does by hand that is given their gates and new content, to the bit", () => {
    for (const {rows} of trained) {
      for (const {t, f, i, o, c̃, c, h} of rows) {
        expect(c).toBe(f * (t > 1 ? rows[t - 2].c : 0) + i * c̃);
        expect(h).toBe(o * tanh(c));
      }
      expect(runUnit(rows)).toEqual(rows.map(({c, h}) => ({c, h})));
    }
  });
});
