import {describe, expect, it} from "vitest";
import {drawNudge} from "./drawing.js";
import {sayNudge, sizeText} from "./words.js";
import {effectsOf, settings as schema} from "./experiment.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/nudge-and-gradient.json", schema);
const rows = (change: Partial<typeof settings> = {}) => effectsOf({...settings, ...change});
const words = (change: Partial<typeof settings>) => {
  const svg = drawNudge(rows(change), {weights: settings, width: 660, height: 420, document});
  return Array.from(svg.querySelectorAll("text"), (text) => text.textContent ?? "");
};

describe("sayNudge", () => {
  it("says when the gradient saw nothing, and when it is about right", () => {
    expect(sayNudge(rows())).toBe(
      "A nudge of −1.20 at step 6. By step 30 the latch has moved by 1.91; the gradient promised 2·10⁻²⁰, and saw none " +
        "of it. The fading unit has moved by 0.002; the gradient promised 0.001."
    );
    expect(sayNudge(rows({nudge: -0.1}))).toContain("as good as nothing. The fading unit has moved by 10⁻⁴;");
    expect(sayNudge(rows({nudge: -0.1}))).toContain("and is about right.");
    expect(sayNudge(rows({nudge: 0}))).toContain(
      "moved by less than 10⁻¹⁵; the gradient promised 0, as good as nothing"
    );
  });

  it("writes sizes", () => expect([1.914, -0.1, 2e-20, 0].map(sizeText)).toEqual(["1.91", "0.10", "2·10⁻²⁰", "0"]));
});

describe("drawNudge", () => {
  it("names both lines of each network, and marks where a difference is lost in rounding", () => {
    expect(words({})).toEqual(expect.arrayContaining(["as it was", "nudged", "real: 1.91", "as the gradient says"]));
    expect(words({nudge: -0.1})).toEqual(expect.arrayContaining(["with and without", "real"]));
  });

  it("draws every extreme that the reader can set", () => {
    for (const nudge of [-2, 0, 2])
      for (const t of [1, 29])
        for (const latch of [0.5, 3]) expect(words({nudge, t, latch}).join()).not.toMatch(/NaN|undefined/);
  });
});
