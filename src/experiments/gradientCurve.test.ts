import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {CellKind} from "../engine/cells/makeCell.js";
import {matrix, multiply, norm, scale} from "../engine/linear/matrix.js";
import {
  boundSlope,
  sampleCell,
  gradientCurve,
  shapes,
  type CurvePoint,
  type CurveSettings,
  type SampledCell,
  type SampleSettings
} from "./gradientCurve.js";
import {quantile} from "./statistics.js";

const settings: CurveSettings & SampleSettings = {
  ...{length: 100, longest: 200, hiddenSize: 64, inputSize: 16, inputStd: 0.35},
  ...{shape: "gaussian", spectralRadius: 0.95, forgetBias: 1}
};
const twenty = Array.from({length: 20}, (_, k) => k + 1);
const small = {...settings, hiddenSize: 6, inputSize: 3, length: 30, longest: 40};
const vanilla = ["rnn-tanh", "rnn-logistic", "rnn-relu", "rnn-linear"] as const;
const log10σ = (bias: number) => -Math.log10(1 + Math.exp(-bias));

function ofPath(curve: readonly CurvePoint[], path: "h" | "c"): number[] {
  return curve.filter((point) => point.path === path).map(({log10}) => log10);
}

/** Draws take longer than their curves, and several tests look at them. */
const samples = new Map<string, SampledCell>();
function sampledCell(kind: CellKind, seed: number): SampledCell {
  const sampled = samples.get(`${kind} ${seed}`) ?? sampleCell(kind, settings, seed);
  samples.set(`${kind} ${seed}`, sampled);
  return sampled;
}

describe("gradientCurve", () => {
  it("has length 1 at distance 0 for h, in every cell", () => {
    fc.assert(
      fc.property(fc.constantFrom<CellKind>(...vanilla, "lstm", "gru"), fc.integer({min: 1, max: 99}), (kind, seed) => {
        const [{distance, log10}] = gradientCurve(sampleCell(kind, small, seed), small);
        expect(distance).toBe(0);
        expect(Math.abs(log10)).toBeLessThan(1e-15);
      }),
      {seed: 1, numRuns: 60}
    );
  });

  it("stays under the bound of Pascanu et al. at every distance, for every draw of a vanilla RNN", () => {
    const radius = fc.double({min: 0.05, max: 3, noNaN: true});
    const cell = fc.record({
      kind: fc.constantFrom(...vanilla),
      shape: fc.constantFrom(...shapes),
      hiddenSize: fc.integer({min: 1, max: 16}),
      inputStd: fc.double({min: 0, max: 2, noNaN: true}),
      seed: fc.integer({min: 1, max: 1e6})
    });
    fc.assert(
      fc.property(cell, radius, ({kind, seed, ...change}, spectralRadius) => {
        const changed = {...small, ...change, spectralRadius};
        const sampled = sampleCell(kind, changed, seed);
        const slope = boundSlope(sampled, spectralRadius) ?? NaN;
        for (const {distance, log10} of gradientCurve(sampled, changed))
          expect(log10 <= slope * distance + 1e-10, `${log10} at ${distance}, slope ${slope}`).toBe(true);
      }),
      {seed: 2, numRuns: 300}
    );
  });

  it("is (Wᵀ)^k v in a linear network of two units", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const changed = {...small, hiddenSize: 2, spectralRadius: 0.9};
      const sampled = sampleCell("rnn-linear", changed, seed);
      const W = scale(sampled.unscaled.W_h, 0.9);
      let v = sampled.cotangent;
      for (const log10 of ofPath(gradientCurve(sampled, changed), "h")) {
        expect(log10).toBeCloseTo(Math.log10(norm(v.data)), 12);
        v = multiply(v, W);
      }
    }
  });

  it("falls by the spectral radius a step, in the long run, in a linear network", () => {
    for (const shape of shapes) {
      const changed = {...settings, shape, length: 200, spectralRadius: 0.9};
      const curve = ofPath(gradientCurve(sampleCell("rnn-linear", changed, 1), changed), "h");
      const steps = shape === "gaussian" ? 1e-2 : 1e-12;
      expect(Math.abs((curve[199] - curve[99]) / 100 - Math.log10(0.9))).toBeLessThan(steps);
    }
  });
});

describe("gradientCurve of gates, where nothing recurs", () => {
  it("falls by exactly the forget gate a step, in an LSTM's c, where nothing recurs", () => {
    const still = {...small, spectralRadius: 0, inputStd: 0};
    for (const forgetBias of [-2, 0, 1, 5]) {
      const changed = {...still, forgetBias};
      const curve = gradientCurve(sampleCell("lstm", changed, 4), changed);
      // At T the output gate of 1/2 stands between h and c = 0.
      ofPath(curve, "c").forEach((log10, k) => expect(log10).toBeCloseTo(Math.log10(0.5) + k * log10σ(forgetBias), 12));
      expect(ofPath(curve, "h").slice(1)).toEqual(Array(small.length - 1).fill(-Infinity));
    }
  });

  it("falls by exactly 1 − u a step in a GRU, where nothing recurs", () => {
    for (const forgetBias of [-2, 0, 1, 5]) {
      const changed = {...small, spectralRadius: 0, inputStd: 0, forgetBias};
      const curve = gradientCurve(sampleCell("gru", changed, 4), changed);
      ofPath(curve, "h").forEach((log10, k) => expect(log10).toBeCloseTo(k * log10σ(forgetBias), 12));
    }
  });

  it("is the product of the forget gates, unit by unit, in an LSTM with inputs and nothing recurring", () => {
    const changed = {...small, spectralRadius: 0};
    const sampled = sampleCell("lstm", changed, 7);
    const {U_f} = sampled.unscaled;
    const curve = ofPath(gradientCurve(sampled, changed), "c");
    const forget = (t: number) =>
      multiply(
        scale(sampled.inputs[t], changed.inputStd),
        matrix(
          3,
          6,
          Array.from({length: 18}, (_, k) => U_f.data[(k % 6) * 3 + Math.floor(k / 6)])
        )
      ).data.map((a) => 1 / (1 + Math.exp(-a - changed.forgetBias)));
    const gates = Array.from({length: changed.length}, (_, t) => forget(t));
    // Two neighbouring points of the curve bound each other by the least and the most open gate between them.
    for (let k = 1; k < changed.length; ++k) {
      const between = gates[changed.length - k];
      expect(curve[k] - curve[k - 1]).toBeLessThanOrEqual(Math.log10(Math.max(...between)) + 1e-12);
      expect(curve[k] - curve[k - 1]).toBeGreaterThanOrEqual(Math.log10(Math.min(...between)) - 1e-12);
    }
  });
});

describe("gradientCurve at its extremes", () => {
  it("barely vanishes with ReLU and the identity (Le et al. 2015), and is exactly 0 once every unit has been shut", () => {
    const at = (spectralRadius: number, seed: number) => {
      const changed = {...settings, shape: "identity" as const, spectralRadius};
      return ofPath(gradientCurve(sampleCell("rnn-relu", changed, seed), changed), "h");
    };
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(at(1, seed)[99]).toBeGreaterThan(-1.5);
      expect(at(0.8, seed)[99]).toBe(-Infinity);
    }
  });

  it("can grow: with spectral radius 2, tanh and ReLU, in most draws", () => {
    const grown = (kind: CellKind) =>
      twenty.filter((seed) => {
        const curve = gradientCurve(sampledCell(kind, seed), {...settings, spectralRadius: 2});
        return ofPath(curve, "h")[99] > 0;
      });
    expect(grown("rnn-tanh").length).toBeGreaterThanOrEqual(18);
    expect(grown("rnn-relu").length).toBe(20);
  });

  it("refuses a length beyond what was drawn", () => {
    expect(() => gradientCurve(sampleCell("gru", small, 1), {...small, length: 41})).toThrow(
      "gradientCurve: expected a length of at most 40 inputs drawn, got 41"
    );
  });
});

describe("boundSlope", () => {
  it("is log10 of ρ γ where W_h is orthogonal, and there is none for gates", () => {
    const orthogonal = {...small, shape: "orthogonal" as const};
    expect(boundSlope(sampleCell("rnn-tanh", orthogonal, 1), 0.7)).toBeCloseTo(Math.log10(0.7), 12);
    expect(boundSlope(sampleCell("rnn-logistic", orthogonal, 1), 0.7)).toBeCloseTo(Math.log10(0.7 / 4), 12);
    expect(boundSlope(sampleCell("lstm", orthogonal, 1), 0.7)).toBeUndefined();
    expect(boundSlope(sampleCell("gru", orthogonal, 1), 0.7)).toBeUndefined();
  });
});

/** The median over ten seeds against science.md's prototype and one of this initialisation, ρ = 1/√3 as in PyTorch. */
describe("at PyTorch's spectral radius of 1/√3", () => {
  it.each([
    ["lstm", "c", 0, -22],
    ["lstm", "c", 1, -8.6],
    ["lstm", "c", 2, -1.9],
    ["lstm", "c", 5, 0.1],
    ["gru", "h", 0, -21.8],
    ["gru", "h", 1, -10.8],
    ["gru", "h", 2, -4.6]
  ] as const)("%s, %s, forget bias %f: %f decades after 99 steps", (kind, path, forgetBias, expected) => {
    const changed = {...settings, spectralRadius: 1 / Math.sqrt(3), forgetBias};
    const sample = twenty.slice(0, 10).map((seed) => ofPath(gradientCurve(sampledCell(kind, seed), changed), path)[99]);
    expect(Math.abs(quantile(sample, 0.5) - expected)).toBeLessThan(1.5);
  });
});
