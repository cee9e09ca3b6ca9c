import {describe, expect, it} from "vitest";
import {sampleCell, gradientCurve} from "../../experiments/gradientCurve.js";
import {readSettings} from "../../loaders/readJson.js";
import {bandsOf, settings as schema} from "./experiment.js";
import {biases, sampleNetworks, gradientCurves, lines, type Bias} from "./gradients.js";

const settings = readSettings("data/experiments/highway.json", schema);
const few = {...settings, hiddenSize: 8, length: 30, seeds: [1, 2, 3]};

describe("gradientCurves", () => {
  const sampled = sampleNetworks(few, 4);
  const of = (bias: Bias, line: string) =>
    gradientCurves(sampled, bias, few).find((curve) => curve.line === line)?.log10 ?? [];

  it("has the curves of the figure of vanishing curves, under one number for all units", () => {
    const drawn = {...few, shape: "gaussian", longest: few.length} as const;
    for (const [line, kind, path] of [
      ["total", "lstm", "c"],
      ["gru", "gru", "h"],
      ["rnn-tanh", "rnn-tanh", "h"]
    ] as const) {
      const curve = gradientCurve(sampleCell(kind, drawn, 4), {...few, forgetBias: 2});
      expect(of("2", line)).toEqual(curve.filter((point) => point.path === path).map(({log10}) => log10));
    }
  });

  it("keeps more of the direct path the larger the bias, and begins with it alone", () => {
    const ends = (["0", "1", "2", "5"] as const).map((bias) => of(bias, "direct")[29] - of(bias, "direct")[0]);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
    expect(of("1", "throughH")[0]).toBe(-Infinity);
    expect(of("1", "total")[0]).toBe(of("1", "direct")[0]);
  });

  it("leaves the vanilla RNN, which has no gate, as it is", () => {
    for (const bias of biases) expect(of(bias, "rnn-tanh")).toEqual(of("0", "rnn-tanh"));
  });
});

describe("bandsOf", () => {
  it("has a band for each bias and line, with null where nothing has come through h", () => {
    const bands = bandsOf(few);
    expect(bands).toHaveLength(biases.length * lines.length);
    for (const {line, low, median, high} of bands)
      for (let k = line === "throughH" ? 1 : 0; k < few.length; ++k) {
        expect(low[k]).toBeLessThanOrEqual(median[k] ?? NaN);
        expect(median[k]).toBeLessThanOrEqual(high[k] ?? NaN);
      }
    expect(bands.filter(({median}) => median[0] === null).map(({line}) => line)).toEqual(Array(5).fill("throughH"));
  });
});
