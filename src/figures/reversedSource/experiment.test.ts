import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {cells} from "./cells.js";
import * as experiment from "./experiment.js";
import {reversedSource} from "./figure.js";

describe("reversed-source", async () => {
  const settings = readSettings("data/experiments/reversed-source.json", experiment.settings);
  const data = await experiment.data(settings, tracedSources());
  const {first, say, rows, draw} = await viewOf(reversedSource, data);

  it("has for every cell and order ten seeds, and errors by place at each evaluation that begin near guessing", () => {
    expect(data.learnt).toHaveLength(cells.length * data.orders.length);
    for (const {errors, solvedAt, limit} of [...data.learnt, ...data.wide]) {
      expect(solvedAt).toHaveLength(10);
      expect(errors).toHaveLength(limit / data.every + 1);
      for (const {median, low, high} of errors[0]) {
        expect(median).toBeCloseTo(0.75, 1);
        expect(low <= median && median <= high).toBe(true);
      }
    }
  });

  it("counts a seed as solved no sooner than its errors are below the bound on the whole", () => {
    for (const {errors, solvedAt} of [...data.learnt, ...data.wide]) {
      const half = [...solvedAt].map((update) => update ?? Infinity).sort((a, b) => a - b)[7];
      if (!Number.isFinite(half)) continue;
      const there = errors[half / data.every].map(({median}) => median);
      expect(there.reduce((sum, error) => sum + error, 0) / there.length).toBeLessThan(0.02);
    }
  });

  it("keeps the other orders back until they are asked for", () => {
    const size = {width: 720, height: 470};
    expect(say(first)).toContain("And in reverse?");
    expect(new Set(rows(first).map(({order}) => order))).toEqual(new Set(["straight"]));
    const shown = {...first, shown: true};
    expect(new Set(rows(shown).map(({order}) => order)).size).toBe(data.orders.length);
    expect(draw(shown, size).querySelectorAll("path").length).toBeGreaterThan(
      draw(first, size).querySelectorAll("path").length
    );
  });

  it("draws the guess wherever it is put", () => {
    const size = {width: 324, height: 740};
    const place = (curve: readonly number[]) => draw({...first, curve}, size).outerHTML;
    expect(place(first.curve.map(() => 10))).not.toBe(place(first.curve.map(() => 60)));
  });
});
