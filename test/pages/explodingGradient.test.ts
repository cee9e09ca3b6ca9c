import {readFileSync} from "node:fs";
import * as v from "valibot";
import {expect, it} from "vitest";
import {drawExplosion, explode, explosionSettings} from "../../src/figures/explosion/experiment.js";
import {readSettings} from "../../src/loaders/readJson.js";

/** Numbers of the page that no test of a figure holds. */
const page = readFileSync("src/exploding-gradient.md", "utf8");

it("the first question: a linear and a tanh network of the same W_h, with spectral radius 1.2", () => {
  const {curves} = readSettings("data/experiments/explosion.json", v.object({curves: explosionSettings}));
  // What is asked lies 100 steps back; the figure's own length, since inputs are drawn for all of it.
  const [linear, tanh] = explode(drawExplosion(curves, curves.seed), 1.2).map(({float64}) => float64[100]);
  expect(page).toContain("A hundred steps back the linear network’s gradient is 4 · 10⁷ long.");
  expect(linear.toExponential(0)).toBe("4e+7");
  expect(page).toContain("1.3 · 10⁻⁵ is left");
  expect(tanh.toExponential(1)).toBe("1.3e-5");
});

it("what a factor comes to, where numbers end, and what guessing one of four costs", () => {
  expect(page).toContain("A factor of 1.2 a step is about 8 · 10⁷ after a hundred steps.");
  expect((1.2 ** 100).toExponential(0)).toBe("8e+7");
  expect(page).toContain("a float32 at about 3.4 · 10³⁸, a float64 at 1.8 · 10³⁰⁸");
  expect(((2 - 2 ** -23) * 2 ** 127).toExponential(1)).toBe("3.4e+38");
  expect(Number.MAX_VALUE.toExponential(1)).toBe("1.8e+308");
  expect(page).toContain("Guessing costs $\\ln 4 = 1.39$.");
  expect(Math.log(4).toFixed(2)).toBe("1.39");
});
