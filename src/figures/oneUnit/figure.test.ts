import {describe, expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {stepAt} from "./drawing.js";
import {data, settings as schema} from "./experiment.js";
import {oneUnit} from "./figure.js";

const settings = readSettings("data/experiments/one-unit.json", schema);
const {rows, say, first} = await viewOf(oneUnit, data(settings));

describe("one-unit", () => {
  it("says what arrives at the step that is picked, and the mean of all factors", () => {
    expect(say({...first, k: 0})).toBe("At the loss the gradient is 1. All 100 factors come to 0.81 a step.");
    expect(say({...first, k: 1})).toContain("arrives 1 step back");
    expect(say(first)).toContain("9·10⁻¹⁰ arrives 100 steps back");
  });

  it("has a row for each factor that has been multiplied", () => {
    expect(rows({...first, k: 7}).map(({k}) => k)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("takes a press at any width to the step under it", () => {
    for (const size of [
      {width: 324, height: 400},
      {width: 660, height: 400}
    ]) {
      expect(stepAt(0, size, 100)).toBe(0);
      expect(stepAt(44 + (size.width - 58) / 2, size, 100)).toBe(50);
      expect(stepAt(size.width, size, 100)).toBe(100);
    }
  });
});
