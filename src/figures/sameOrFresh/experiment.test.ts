import {describe, expect, it} from "vitest";
import {gaussianWithGain, orthogonal} from "../../engine/initialise.js";
import {spectralRadius} from "../../engine/linear/spectralRadius.js";
import {Random} from "../../engine/random.js";
import {readSettings} from "../../loaders/readJson.js";
import {deviation, settings as schema} from "./experiment.js";
import {lengthsOfFresh, lengthsOfOne, sampleMatrix} from "./products.js";

const settings = readSettings("data/experiments/same-or-fresh.json", schema);
const draws = Array.from({length: 400}, (_, k) => k + 1);

function mean(sample: readonly number[]): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

describe("one matrix", () => {
  it("keeps every length where it is orthogonal, at any number of steps", () => {
    const W = orthogonal(12, 12, 1, new Random(3));
    for (const log10 of lengthsOfOne(W, {width: 12, draw: 1, net: "linear", gain: 1}, settings))
      expect(log10).toBeCloseTo(0, 10);
  });

  it("grows as the largest eigenvalue says, in the long run", () => {
    const long = {...settings, steps: 2000};
    for (const draw of [1, 2, 3]) {
      const W = sampleMatrix({width: 16, draw}, settings);
      const log10 = lengthsOfOne(W, {width: 16, draw, net: "linear", gain: 1}, long);
      expect((log10[2000] - log10[1000]) / 1000).toBeCloseTo(Math.log10(spectralRadius(W)), 2);
    }
  });

  it("has a gain as a factor a step where it is linear", () => {
    const W = sampleMatrix({width: 16, draw: 5}, settings);
    const at = (gain: number) => lengthsOfOne(W, {width: 16, draw: 5, net: "linear", gain}, settings);
    const one = at(1);
    at(0.5).forEach((log10, k) => expect(log10).toBeCloseTo(one[k] + k * Math.log10(0.5), 9));
  });

  it("has every step its own slopes, if no other's are asked for", () => {
    const W = sampleMatrix({width: 16, draw: 5}, settings);
    const at = {width: 16, draw: 5, net: "loud", gain: 1.5} as const;
    const own = lengthsOfOne(W, at, settings);
    expect(lengthsOfOne(W, at, settings, (k) => k)).toEqual(own);
    const first = lengthsOfOne(W, at, settings, () => 0);
    expect(first[1]).toBe(own[1]);
    expect(first[2]).not.toBe(own[2]);
  });
});

describe("fresh matrices", () => {
  // n = 8, where a step's factor differs most from draw to draw.
  const short = {...settings, steps: 12, warmUp: 3};
  const at = {width: 8, gain: 1.3};

  /** The same by matrices that are drawn whole, forwards and back. */
  function byMatrices(draw: number, std: number): number {
    const random = new Random(90_000 + draw);
    const all = Array.from({length: short.warmUp + short.steps}, () => gaussianWithGain(8, 8, at.gain, random).data);
    let h = Array<number>(8).fill(0);
    const slopes = all.map((W) => {
      h = h.map((_, i) => Math.tanh(h.reduce((a, x, j) => a + W[8 * i + j] * x, 0) + std * random.normal()));
      return h.map((value) => 1 - value * value);
    });
    let v = Array.from({length: 8}, () => random.normal());
    const start = Math.hypot(...v);
    for (let k = 1; k <= short.steps; ++k) {
      const [W, D] = [all[all.length - k], slopes[slopes.length - k]];
      v = v.map((_, j) => v.reduce((sum, value, i) => sum + W[8 * i + j] * D[i] * value, 0));
    }
    return Math.log10(Math.hypot(...v) / start);
  }

  it.each(["quiet", "loud"] as const)("are in law those that are drawn whole: %s inputs", (net) => {
    const short400 = draws.map((draw) => lengthsOfFresh({...at, draw, net}, short)[short.steps]);
    const whole = draws.map((draw) => byMatrices(draw, short.inputStd[net]));
    const error = deviation(whole) / Math.sqrt(draws.length);
    expect(Math.abs(mean(short400) - mean(whole))).toBeLessThan(4 * Math.SQRT2 * error);
    expect(Math.abs(Math.log(deviation(short400) / deviation(whole)))).toBeLessThan(4 / Math.sqrt(draws.length));
  });

  it("shorten as the logarithm of a chi-square does, whose deviation grows with the root of the steps", () => {
    const ends = draws.map((draw) => lengthsOfFresh({width: 64, draw, net: "linear", gain: 1}, settings));
    // Var ln χ²_n is about 2/n + 2/n²; half of it a step, in decades.
    const step = Math.sqrt(2 / 64 + 2 / 64 ** 2) / 2 / Math.LN10;
    for (const k of [25, 100]) {
      const ratio = deviation(ends.map((log10) => log10[k])) / (step * Math.sqrt(k));
      expect(Math.abs(Math.log(ratio))).toBeLessThan(3 / Math.sqrt(2 * draws.length));
    }
    // E ln χ²_n is about ln n − 1/n.
    const off = mean(ends.map((log10) => log10[100])) + 100 / (2 * 64) / Math.LN10;
    expect(Math.abs(off)).toBeLessThan((3 * step * 10) / Math.sqrt(draws.length));
  });
});
