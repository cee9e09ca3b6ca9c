import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {beforeAll, describe, expect, it} from "vitest";
import {float32, medians, type GradientVanishingCurvesData, type Shown} from "./data.js";
import {drawGradientVanishingCurves} from "./drawing.js";
import {firstState, liveCurves, type CurvesState} from "./live.js";
import {gradientVanishingCurvesStill} from "./still.js";
import {sayCurves} from "./words.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import * as experiment from "../../experiments/gradientCurve.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";

const {gradientVanishingCurves, gradientVanishingCurvesSettings} = experiment;
const settings = readSettings("data/experiments/gradient-vanishing-curves.json", gradientVanishingCurvesSettings);
const small = {...settings, hiddenSize: 6, inputSize: 3, length: 30, longest: 40, seeds: [1, 2, 3]};
const smallData: GradientVanishingCurvesData = {settings: small, ...gradientVanishingCurves(small)};
const size = {width: 780, height: 460, document};

function smallCurves(change: Partial<CurvesState>): Shown {
  return liveCurves(smallData, small, experiment)({...firstState(small), ...change});
}

function textOf(shown: Shown, width = size.width): string {
  return drawGradientVanishingCurves(shown, {...size, width}).textContent ?? "";
}

describe("liveCurves", () => {
  it("shows the loader's medians first, and one seed's curves once anything differs", () => {
    expect(smallCurves({}).curves).toEqual(medians(smallData));
    expect(smallCurves({}).source).toEqual({medianOf: 3});
    for (const change of [
      {seed: 2},
      {length: 29},
      {spectralRadius: 0.9},
      {shape: "identity"},
      {forgetBias: 1.1}
    ] as const)
      expect(smallCurves(change).source).toEqual({
        seed: firstState({...small, seeds: [1]}).seed,
        ...("seed" in change && change)
      });
  });

  it("agrees with the loader: a run of it over that one seed is the same curve", () => {
    const one = {...small, seeds: [8]};
    expect(smallCurves({seed: 8}).curves).toEqual(medians({...gradientVanishingCurves(one)}));
    expect(smallCurves({seed: 8}).bounds).toEqual(gradientVanishingCurves(one).bounds);
  });

  it("is a function of the state alone, whatever was shown before", () => {
    const live = liveCurves(smallData, small, experiment);
    const states = [
      {seed: 5},
      {seed: 5, length: 12},
      {seed: 5, shape: "orthogonal"},
      {seed: 6, forgetBias: 3}
    ] as const;
    const run = () => states.map((change) => live({...firstState(small), ...change}).curves);
    const once = run();
    expect(run()).toEqual(once);
    expect(once).toEqual(states.map((change) => smallCurves(change).curves));
  });

  it("draws anew only for a new seed or shape, and computes only what depends on the change", () => {
    const calls: string[] = [];
    const live = liveCurves(smallData, small, {
      ...experiment,
      drawCell: (kind, ...rest) => {
        calls.push(`draw ${kind}`);
        return experiment.drawCell(kind, ...rest);
      },
      gradientCurve: (draw, ...rest) => {
        calls.push(`curve ${draw.kind}`);
        return experiment.gradientCurve(draw, ...rest);
      }
    });
    const state = {...firstState(small), seed: 4};
    const callsOf = (change: Partial<CurvesState>) => {
      calls.length = 0;
      live({...state, ...change});
      return [...calls];
    };
    expect(callsOf({}).length).toBe(10);
    expect(callsOf({})).toEqual([]);
    expect(callsOf({forgetBias: 2})).toEqual(["curve lstm", "curve gru"]);
    expect(callsOf({forgetBias: 2, spectralRadius: 1.5})).toEqual(small.cells.map((kind) => `curve ${kind}`));
  });
});

describe("sayCurves", () => {
  const curve = (log10: number[]) => ({cell: "rnn-relu" as const, path: "h" as const, log10});
  const say = (log10: number[]) =>
    sayCurves({length: 3, curves: [curve(log10)], bands: [], bounds: [], source: {seed: 7}});

  it.each([
    [[0, -1, -2], "RNN ReLU 0.01"],
    [[0, -30, -60], "RNN ReLU 10⁻⁶⁰ (0 in float32)"],
    [[0, 30, 60], "RNN ReLU 10⁶⁰ (∞ in float32)"],
    [[0, -1, -Infinity], "RNN ReLU exactly 0 from 2 steps back"],
    [[0, Infinity, Infinity], "RNN ReLU too large for float64 from 1 steps back"],
    [[0, NaN, NaN], "RNN ReLU not a number from 1 steps back"]
  ])("of %j says %s", (log10, expected) => expect(say(log10)).toBe(`2 steps back, with seed 7: ${expected}.`));
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
    const shown = (log10: number[]): Shown => ({
      length: 3,
      curves: [{cell: "rnn-tanh", path: "h", log10}],
      bands: [],
      bounds: [],
      source: {seed: 1}
    });
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

describe("the page", () => {
  let data: GradientVanishingCurvesData;
  const page = readFileSync("src/vanishing-gradient.md", "utf8");
  beforeAll(() => (data = {settings, ...gradientVanishingCurves(settings)}), 60_000);

  it("has a small still, and a text with its numbers", () => {
    expect(gzipSync(gradientVanishingCurvesStill(data, size)).length).toBeLessThan(40_000);
    const alt = /gradient-vanishing-curves\.svg".* alt="([^"]*)"/.exec(page)?.[1] ?? "";
    const last = Object.fromEntries(
      medians(data).map(({cell, path, log10}) => [`${cell} ${path}`, powerOfTen(log10[log10.length - 1])])
    );
    expect(alt).toContain(`${last["lstm c"]} at the LSTM’s cell state c and ${last["lstm h"]} at its h`);
    expect(alt).toContain(`${last["gru h"]} in the GRU, ${last["rnn-tanh h"]} in the RNN with tanh`);
    expect(alt).toContain(`${last["rnn-relu h"]} with ReLU and ${last["rnn-logistic h"]} with the logistic function`);
    const logistic = medians(data).find(({cell}) => cell === "rnn-logistic")?.log10 ?? [];
    expect(alt).toContain(`${logistic.findIndex((log10) => log10 < float32.smallest)} steps back. The bound`);
    const bound = data.bounds.find(({cell}) => cell === "rnn-logistic")?.slope ?? NaN;
    expect(alt).toContain(`for the logistic function falls to ${powerOfTen(99 * bound)}.`);
    expect(page).toContain(`medians of ${settings.seeds.length} seeds`);
  });

  it("says of its buttons what they show", () => {
    const live = liveCurves(data, settings, experiment);
    const end = (cell: string, change: Partial<CurvesState>) =>
      live({...firstState(settings), ...change}).curves.find((curve) => curve.cell === cell && curve.path === "h")
        ?.log10[99] ?? NaN;
    const large = {spectralRadius: 2, seed: 7};
    expect(page).toContain(
      `with [[ReLU]] the gradient grows to ${powerOfTen(end("rnn-relu", large))}, with tanh to ${powerOfTen(end("rnn-tanh", large))}.`
    );
    for (const cell of ["lstm", "gru"]) {
      expect(end(cell, {forgetBias: 0})).toBeLessThan(end("rnn-tanh", {forgetBias: 0}));
      expect(Math.abs(end(cell, {forgetBias: 5}))).toBeLessThan(1);
    }
  });
});
