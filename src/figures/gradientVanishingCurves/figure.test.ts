import {beforeAll, describe, expect, it} from "vitest";
import {
  curvesShown,
  float32,
  medians,
  replyTo,
  sayCurves,
  unlessAsked,
  type Curve,
  type Shown,
  type State
} from "./curves.js";
import {drawGradientVanishingCurves} from "./drawing.js";
import * as experiment from "./experiment.js";
import {gradientVanishingCurves} from "./figure.js";
import {sampleCell, gradientCurve} from "../../experiments/gradientCurve.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {faultyFields} from "../../../test/support/faultyFields.js";
import {setSymbols} from "../../frame/picture/setSymbols.js";
import {viewOf} from "../../../test/support/viewOf.js";

const {curvesOverSeeds} = experiment;
const settings = readSettings("data/experiments/gradient-vanishing-curves.json", experiment.settings);
const small = {...settings, hiddenSize: 6, inputSize: 3, length: 30, longest: 40, seeds: [1, 2, 3]};
const data = {settings: small, ...curvesOverSeeds(small)};
const {first} = await viewOf(gradientVanishingCurves, data);
const size = {width: 780, height: 460, document};

function smallCurves(change: Partial<State>): Shown {
  return curvesShown(data)({...first, ...change});
}

function textOf(shown: Shown, width = size.width): string {
  return setSymbols(drawGradientVanishingCurves(shown, {...size, width})).textContent ?? "";
}

describe("curvesOverSeeds", () => {
  let result: experiment.OverSeeds;
  beforeAll(() => (result = curvesOverSeeds(settings)), 60_000);

  const at99 = (cell: string, path: string) => {
    const band = result.bands.find((each) => each.cell === cell && each.path === path && each.distance === 99);
    return [band?.median, band?.low, band?.high].map((value) => value ?? NaN);
  };

  /** log10 at distance 99 of a prototype with the same initialisation, and how far a median of 20 draws may be off. */
  it.each([
    ["rnn-tanh", "h", -10.8, 0.8],
    ["rnn-logistic", "h", -65, 1.5],
    ["rnn-relu", "h", -22, 2.5],
    ["lstm", "h", -5.4, 0.8],
    ["gru", "h", -8.8, 1]
  ] as const)("%s, %s: %f decades after 99 steps", (cell, path, expected, tolerance) => {
    const [median = NaN, low, high] = at99(cell, path);
    expect(Math.abs(median - expected)).toBeLessThan(tolerance);
    expect(low).toBeLessThan(median);
    expect(high).toBeGreaterThan(median);
  });

  it("has h and c of an LSTM 0.3 to 1.8 decades apart", () => {
    const [[h = NaN], [c = NaN]] = [at99("lstm", "h"), at99("lstm", "c")];
    expect(c - h).toBeGreaterThan(0.3);
    expect(c - h).toBeLessThan(1.8);
  });

  it("has one band for every cell, path and distance, and a bound for each vanilla RNN", () => {
    expect(result.bands.length).toBe(6 * settings.length);
    expect(result.bounds.map(({cell}) => cell)).toEqual(["rnn-tanh", "rnn-logistic", "rnn-relu"]);
    const [tanh, logistic, relu] = result.bounds;
    expect(relu.slope).toBe(tanh.slope);
    expect(tanh.slope - logistic.slope).toBeCloseTo(Math.log10(4), 12);
  });

  it.each(small.cells)("is one seed's own curve where there is one seed: what the live figure draws, %s", (kind) => {
    const bands = curvesOverSeeds({...small, seeds: [9]}).bands.filter(({cell}) => cell === kind);
    const curve = gradientCurve(sampleCell(kind, small, 9), small);
    const finite = (log10: number) => (Number.isFinite(log10) ? log10 : null);
    expect(bands.map(({distance, path, median}) => ({distance, path, median}))).toEqual(
      curve.map(({distance, path, log10}) => ({distance, path, median: finite(log10)}))
    );
  });
});

describe("settings", () => {
  it.each([
    [{}, []],
    [{length: 201}, ["length"]],
    [{length: 1}, ["length"]],
    [{shape: "round"}, ["shape"]],
    [{spectralRadius: -1, seeds: []}, ["spectralRadius", "seeds"]],
    [{cells: ["rnn-tanh", "esn"]}, ["cells.1"]],
    [{band: [0.1, 1.1]}, ["band.1"]]
  ])("with %j: the fields %j do not fit", (change, fields) => {
    expect(faultyFields(experiment.settings, {...settings, ...change})).toEqual(fields);
  });
});

describe("curvesShown", () => {
  it("shows the loader's medians first, and one seed's curves once anything differs", () => {
    expect(smallCurves({}).curves).toEqual(medians(data));
    expect(smallCurves({}).source).toEqual({medianOf: 3});
    for (const change of [{length: 29}, {spectralRadius: 0.9}, {shape: "identity"}, {forgetBias: 1.1}] as const)
      expect(smallCurves(change).source).toEqual({seed: 1});
    expect(smallCurves({seed: 2}).source).toEqual({seed: 2});
  });

  it("agrees with the loader: a run of it over that one seed is the same curve", () => {
    const one = {...small, seeds: [8]};
    expect(smallCurves({seed: 8}).curves).toEqual(medians(curvesOverSeeds(one)));
    expect(smallCurves({seed: 8}).bounds).toEqual(curvesOverSeeds(one).bounds);
  });

  it("is a function of the state alone, whatever was shown before", () => {
    const shown = curvesShown(data);
    const states = [
      {seed: 5},
      {seed: 5, length: 12},
      {seed: 5, shape: "orthogonal"},
      {seed: 6, forgetBias: 3}
    ] as const;
    const run = () => states.map((change) => shown({...first, ...change}).curves);
    const once = run();
    expect(run()).toEqual(once);
    expect(once).toEqual(states.map((change) => smallCurves(change).curves));
  });

  it("computes only the curves that depend on the change", () => {
    const shown = curvesShown(data);
    const state = {...first, seed: 4};
    const kept = (change: Partial<State>) => {
      const before = shown(state).curves;
      const after = shown({...state, ...change}).curves;
      return after.filter((curve, k) => curve === before[k]).map(({cell, path}) => `${cell} ${path}`);
    };
    expect(kept({}).length).toBe(6);
    expect(kept({forgetBias: 2})).toEqual(["rnn-tanh h", "rnn-logistic h", "rnn-relu h"]);
    expect(kept({spectralRadius: 1.5})).toEqual([]);
  });
});

/** A picture of three steps, with one curve. */
const one = (curve: Curve): Shown => ({length: 3, curves: [curve], bands: [], bounds: [], source: {seed: 7}});

describe("sayCurves", () => {
  it.each([
    [[0, -1, -2], "RNN ReLU 0.01"],
    [[0, -30, -60], "RNN ReLU 10⁻⁶⁰ (0 in float32)"],
    [[0, 30, 60], "RNN ReLU 10⁶⁰ (∞ in float32)"],
    [[0, -1, -Infinity], "RNN ReLU exactly 0 from 2 steps back"],
    [[0, Infinity, Infinity], "RNN ReLU too large for float64 from 1 steps back"],
    [[0, NaN, NaN], "RNN ReLU not a number from 1 steps back"]
  ])("of %j says %s", (log10, expected) =>
    expect(sayCurves(one({cell: "rnn-relu", path: "h", log10}))).toBe(`2 steps back, with seed 7: ${expected}.`)
  );
});

describe("what is asked first", () => {
  it("shows two curves and no bound, and all of them with the answer", () => {
    const all = smallCurves({});
    const before = unlessAsked(all, {shown: false});
    expect(before.curves.map(({cell}) => cell)).toEqual(["rnn-tanh", "rnn-logistic"]);
    expect(before.bounds).toEqual([]);
    expect(unlessAsked(all, {shown: true})).toBe(all);
  });

  it("answers for where ReLU ends in the picture as it is", () => {
    const ends = (relu: number): Shown => ({
      ...one({cell: "rnn-relu", path: "h", log10: [0, relu]}),
      curves: [
        {cell: "rnn-tanh", path: "h", log10: [0, -10]},
        {cell: "rnn-logistic", path: "h", log10: [0, -60]},
        {cell: "rnn-relu", path: "h", log10: [0, relu]}
      ]
    });
    expect(replyTo(ends(-20), {...first, relu: "between"})).toMatch(/^Right\. It ends at 10⁻²⁰, tanh at 10⁻¹⁰/);
    expect(replyTo(ends(-20), {...first, relu: "above"})).toMatch(/^Not so\./);
    expect(replyTo(ends(-5), {...first, relu: "above"})).toMatch(/^Right\./);
    expect(replyTo(ends(-70), {...first, relu: "below"})).toMatch(/^Right\./);
    expect(replyTo(ends(-20), {...first, relu: ""})).toMatch(/^It ends/);
  });
});

describe("drawGradientVanishingCurves", () => {
  it("names every curve at its end, and the ends of float32", () => {
    const text = textOf(smallCurves({seed: 2}));
    for (const name of ["RNN, tanh", "RNN, logistic", "RNN, ReLU", "LSTM, h", "LSTM, c", "GRU"])
      expect(text).toContain(name);
    expect(text).toContain("below 1.4·10⁻⁴⁵: only 0 in float32");
    expect(text).not.toContain("3.4·10³⁸");
    expect(text).toContain("pale: the bands of the first setting");
    expect(textOf(smallCurves({}))).not.toContain("pale");
  });

  it("marks a curve that leaves the picture below, is 0, or is infinite", () => {
    const shown = (log10: number[]): Shown => one({cell: "rnn-tanh", path: "h", log10});
    expect(textOf(shown([0, -30, -60]))).toMatch(/▼.*RNN, tanh 10⁻⁶⁰ ↓/);
    expect(textOf(shown([0, -1, -Infinity]))).toContain("RNN, tanh 0 from 2");
    expect(textOf(shown([0, 300, Infinity]))).toContain("RNN, tanh too large for float64 from 2");
    expect(textOf(shown([0, 300, 301]))).toContain("above 3.4·10³⁸: only ∞ in float32");
    expect(() => textOf(shown([NaN, NaN, NaN]))).not.toThrow();
  });

  it("knows where float32 ends", () => {
    expect(Math.fround(10 ** (float32.smallest - 0.4))).toBe(0);
    expect(Math.fround(10 ** float32.smallest)).toBeGreaterThan(0);
    expect(Math.fround(10 ** (float32.largest + 0.001))).toBe(Infinity);
    expect(Math.fround(10 ** (float32.largest - 0.001))).toBeLessThan(Infinity);
  });
});
