import {describe, expect, it} from "vitest";
import {settings as schema, twoResetGates, type ResetCase} from "./experiment.js";
import {sizeOf} from "./words.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/two-reset-gates.json", schema);
const rows = twoResetGates(settings);
const of = (name: ResetCase) => rows.filter((row) => row.case === name);

describe("twoResetGates", () => {
  it.each(["diagonal", "same", "open"] as const)("has one cell in two forms where they must agree: %s", (name) => {
    for (const {content, state} of of(name)) {
      expect(content).toBeLessThan(1e-15);
      expect(state).toBeLessThan(1e-14);
    }
  });

  it.each(["inside", "drawn"] as const)("has two cells elsewhere, in every seed: %s", (name) => {
    for (const {content, state} of of(name)) {
      expect(content).toBeGreaterThan(0.05);
      expect(state).toBeGreaterThan(0.01);
    }
  });

  it("has as many rows as cases and seeds, and no two seeds the same", () => {
    expect(rows).toHaveLength(settings.cases.length * settings.seeds.length);
    expect(new Set(of("drawn").map(({content}) => content)).size).toBe(settings.seeds.length);
  });
});

it("sizeOf has one digit before its power of ten, at 9.7 as well, and no 1", () => {
  expect([0, 0.384, 2.2e-16, 9.7e-17].map(sizeOf)).toEqual(["0", "0.38", "2·10⁻¹⁶", "10⁻¹⁶"]);
});
