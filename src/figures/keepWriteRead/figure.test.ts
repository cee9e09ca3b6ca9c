import {describe, expect, it} from "vitest";
import {oneUnitSettings, trainCell} from "../../experiments/oneUnitCells.js";
import {lettersOf} from "../../frame/words/symbols.js";
import {readSettings} from "../../loaders/readJson.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {keepWriteRead} from "./figure.js";
import {openSteps, parts, type Part} from "./steps.js";
import {equationOf, gateWords} from "./words.js";

const units = readSettings("data/experiments/work-the-gates.json", oneUnitSettings);
const [hold] = units.tasks;
const {rows} = trainCell(hold, units);
const steps = openSteps(rows);
const {first, say, draw} = await viewOf(keepWriteRead, {rows});

describe("openSteps", () => {
  it("has the cell's own c and h as the last two lines of its equations say, from c = 0 on", () => {
    expect(steps[0].before).toBe(0);
    for (const [k, {before, kept, written, c, squeezed, o, h}] of steps.entries()) {
      if (k > 0) expect(before).toBe(steps[k - 1].c);
      expect(kept + written).toBeCloseTo(c, 12);
      expect(o * squeezed).toBeCloseTo(h, 12);
    }
  });
});

describe("keep-write-read", () => {
  it("lights one part and pales the others, in the cell and in its equations", () => {
    const strong = (part: Part | "all"): string[] => {
      const picture = draw({...first, part}, {width: 700, height: 430});
      const words = Array.from(picture.querySelectorAll("text"));
      return parts.filter((one) =>
        words.some((text) => text.textContent === one && text.getAttribute("fill") === "var(--ink)")
      );
    };
    for (const part of parts) expect(strong(part)).toEqual([part]);
    expect(strong("all")).toEqual([...parts]);
    const gates = (part: Part): number =>
      draw({...first, part}, {width: 700, height: 430}).querySelectorAll('path[stroke="var(--gate-f)"]').length;
    expect(parts.map(gates)).toEqual([1, 0, 0]);
  });

  it("writes each line with the numbers of its step, a gate never quite shut or open", () => {
    expect(lettersOf(equationOf("read", steps[9]))).toMatch(/^h = o tanh c = 0\.\d\d · 0\.\d\d = 0\.\d\d$/);
    expect([0.0012, 0.995, 0.5].map(gateWords)).toEqual(["0.001", "0.995", "0.50"]);
    expect(equationOf("write", {...steps[0], content: -0.5})).toContain("· (−0.50)");
  });

  it("says of a lit part what it does, and has a box for each step to press", () => {
    expect(lettersOf(say({...first, step: 10, part: "read"}))).toMatch(/^Step 10, the second mark, read: /);
    expect(draw(first, {width: 324, height: 430}).querySelectorAll("[data-step]")).toHaveLength(units.steps);
  });
});
