import {readFileSync} from "node:fs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {decimals} from "./words.js";
import {firstState, valuesOf, withTenths} from "./state.js";
import {tanh} from "../../engine/numerics/tanh.js";
import {gatesByHand, missOf, type GatesByHand, type GatesRow} from "./gatesByHand.js";
import {unitByHand} from "./unitByHand.js";
import {trainGates, workTheGatesSettings, type TrainedGates} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/work-the-gates.json", workTheGatesSettings);
const {steps, tolerance, tasks} = settings;
const [hold, count, forget] = tasks;
const page = readFileSync("src/lstm.md", "utf8");

const gatesOf = (digits: {f: string; i: string; o: string}): GatesByHand => ({
  f: valuesOf(digits.f),
  i: valuesOf(digits.i),
  o: valuesOf(digits.o)
});

describe("gatesByHand", () => {
  const gate = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: steps, maxLength: steps});

  it("keeps, writes and shows as its gates say, to the bit", () => {
    fc.assert(
      fc.property(fc.constantFrom(...tasks), gate, gate, gate, (task, f, i, o) => {
        let before = 0;
        for (const row of gatesByHand(task, {f, i, o})) {
          const k = row.t - 1;
          expect(row.c).toBe(f[k] * before + i[k] * row.c̃);
          expect(row.h).toBe(o[k] * tanh(row.c));
          before = row.c;
        }
      })
    );
  });

  it.each(tasks)("has gates that reach the goal of $name, any one of which set wrong misses it", (task) => {
    expect(missOf(gatesByHand(task, gatesOf(task.byHand)), tolerance).worst).toBeUndefined();
    const asked = task.name === "count" ? (["f", "i"] as const) : (["f", "i", "o"] as const);
    for (const gate of asked) {
      const wrong = valuesOf(task.byHand[gate]).map((value) => 1 - value);
      const miss = missOf(gatesByHand(task, {...gatesOf(task.byHand), [gate]: wrong}), tolerance);
      expect(Math.abs(miss.worst?.by ?? 0), gate).toBeGreaterThan(tolerance);
    }
  });

  it("does not take hiding for forgetting", () => {
    const hidden = gatesByHand(forget, gatesOf({...forget.byHand, f: "xxxxxxxxxx", o: "xxxxxx0000"}));
    const {right, asked} = missOf(hidden, tolerance);
    expect(right.shown).toBe(asked.shown);
    expect(right.c).toBe(6);
  });

  it("refuses gates for another number of steps", () => {
    expect(() => gatesByHand(hold, {...gatesOf(hold.byHand), o: [1]})).toThrow("expected 10 values of o, got 1");
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
  let trained: readonly TrainedGates[];
  const rowsOf = (name: string): readonly GatesRow[] => trained.find((cell) => cell.name === name)?.rows ?? [];

  beforeAll(() => {
    trained = tasks.map((task) => trainGates(task, settings));
  }, 60_000);

  it("err by a tenth of what one errs who reads nothing, or less", () => {
    for (const {name, error, baseline} of trained) expect(error / baseline, name).toBeLessThan(0.1);
  });

  it("obey the equations too", () => {
    for (const {rows} of trained)
      for (const {t, f, i, o, c̃, c, h} of rows) {
        expect(c).toBe(f * (t > 1 ? rows[t - 2].c : 0) + i * c̃);
        expect(h).toBe(o * tanh(c));
      }
  });

  it("do what a unit does by hand that is given their gates and new content, to the bit", () => {
    for (const {rows} of trained) expect(unitByHand(rows)).toEqual(rows.map(({c, h}) => ({c, h})));
  });

  it("do what the page says", () => {
    expect(page).toContain("for 0.8 it keeps 0.33");
    expect(decimals(rowsOf("hold")[9].c)).toBe("0.33");
    const counting = rowsOf("count");
    expect(page).toContain("never open by more than a fifth");
    expect(Math.max(...counting.map(({i}) => i))).toBeLessThan(0.2);
    expect(page).toContain("is 0.9 at a mark and nearly 0 otherwise");
    for (const {mark, c̃} of counting) expect(Math.abs(c̃ - (mark > 0 ? 0.9 : 0))).toBeLessThan(0.03);
    expect(page).toContain("in steps of about a tenth");
    const counts = counting.filter(({mark}) => mark > 0).map(({t, c}) => c - counting[t - 2].c);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeCloseTo(0.11, 1);
    const [before, second] = rowsOf("forget").slice(5, 7);
    expect([before.f > 0.9, second.f < 0.05, before.o > 0.9, second.o < 0.2]).toEqual([true, true, true, true]);
  });
});

describe("the page's first picture and its buttons", () => {
  const first = firstState({settings, trained: []});

  it("has the numbers of its text", () => {
    const rows = gatesByHand(hold, gatesOf(first));
    expect([rows[0].c, rows[9].c, rows[9].h].map(decimals)).toEqual(["0.40", "−0.30", "−0.14"]);
    expect(page).toContain("it is 0.40 after step 1, and −0.30 at the end");
    expect(page).toContain("and, at the end, 0.66: it is −0.14.");
    const [three, four] = gatesByHand(count, gatesOf(count.byHand)).filter(({c}, k) => c > 2.5 && k < 9);
    expect([three.h.toFixed(3), four.h.toFixed(3)]).toEqual(["0.995", "0.999"]);
    expect(page).toContain("is 0.995 at three marks and 0.999 at four");
  });

  it("lead to the goals", () => {
    for (const {byHand} of tasks) for (const digits of [byHand.f, byHand.i]) expect(page).toContain(`=${digits}`);
  });
});
