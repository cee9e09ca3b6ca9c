import fc from "fast-check";
import * as v from "valibot";
import {beforeAll, describe, expect, it} from "vitest";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {matrix, multiply, norm, scale} from "../../engine/linear/matrix.js";
import {
  boundSlope,
  drawCell,
  gradientCurve,
  gradientVanishingCurves,
  gradientVanishingCurvesSettings,
  type CurvePoint,
  type Draw,
  type GradientVanishingCurves
} from "../../experiments/gradientCurve.js";
import {quantile} from "../../experiments/statistics.js";
import {readSettings} from "../../loaders/readJson.js";
import {digest} from "../../../test/support/digest.js";

const settings = readSettings("data/experiments/gradient-vanishing-curves.json", gradientVanishingCurvesSettings);
const small = {...settings, hiddenSize: 6, inputSize: 3, length: 30, longest: 40, seeds: [1, 2, 3]};
const vanilla = ["rnn-tanh", "rnn-logistic", "rnn-relu", "rnn-linear"] as const;
const shapes = ["gaussian", "orthogonal", "identity"] as const;
const log10σ = (bias: number) => -Math.log10(1 + Math.exp(-bias));

function ofPath(curve: readonly CurvePoint[], path: "h" | "c"): number[] {
  return curve.filter((point) => point.path === path).map(({log10}) => log10);
}

function digestOf({bands, bounds}: GradientVanishingCurves): string {
  const values = [...bands.flatMap(({low, median, high}) => [low, median, high]), ...bounds.map(({slope}) => slope)];
  return digest([
    matrix(
      values.length,
      1,
      values.map((value) => value ?? NaN)
    )
  ]);
}

/** The draws of the loader: they take longer than their curves, and several tests look at them. */
const draws = new Map<string, Draw>();
function drawn(kind: CellKind, seed: number): Draw {
  const draw = draws.get(`${kind} ${seed}`) ?? drawCell(kind, settings, seed);
  draws.set(`${kind} ${seed}`, draw);
  return draw;
}

describe("gradientCurve", () => {
  it("has length 1 at distance 0 for h, in every cell", () => {
    fc.assert(
      fc.property(fc.constantFrom<CellKind>(...vanilla, "lstm", "gru"), fc.integer({min: 1, max: 99}), (kind, seed) => {
        const [{distance, log10}] = gradientCurve(drawCell(kind, small, seed), small);
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
        const draw = drawCell(kind, changed, seed);
        const slope = boundSlope(draw, spectralRadius) ?? NaN;
        for (const {distance, log10} of gradientCurve(draw, changed))
          expect(log10 <= slope * distance + 1e-10, `${log10} at ${distance}, slope ${slope}`).toBe(true);
      }),
      {seed: 2, numRuns: 300}
    );
  });

  it("is (Wᵀ)^k v in a linear network of two units", () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const changed = {...small, hiddenSize: 2, spectralRadius: 0.9};
      const draw = drawCell("rnn-linear", changed, seed);
      const W = scale(draw.unscaled.W_h, 0.9);
      let v = draw.cotangent;
      for (const log10 of ofPath(gradientCurve(draw, changed), "h")) {
        expect(log10).toBeCloseTo(Math.log10(norm(v.data)), 12);
        v = multiply(v, W);
      }
    }
  });

  it("falls by the spectral radius a step, in the long run, in a linear network", () => {
    for (const shape of shapes) {
      const changed = {...settings, shape, length: 200, spectralRadius: 0.9};
      const curve = ofPath(gradientCurve(drawCell("rnn-linear", changed, 1), changed), "h");
      const steps = shape === "gaussian" ? 1e-2 : 1e-12;
      expect(Math.abs((curve[199] - curve[99]) / 100 - Math.log10(0.9))).toBeLessThan(steps);
    }
  });

  it("falls by exactly the forget gate a step, in an LSTM's c, where nothing recurs", () => {
    const still = {...small, spectralRadius: 0, inputStd: 0};
    for (const forgetBias of [-2, 0, 1, 5]) {
      const changed = {...still, forgetBias};
      const curve = gradientCurve(drawCell("lstm", changed, 4), changed);
      // At T the output gate of 1/2 stands between h and c = 0.
      ofPath(curve, "c").forEach((log10, k) => expect(log10).toBeCloseTo(Math.log10(0.5) + k * log10σ(forgetBias), 12));
      expect(ofPath(curve, "h").slice(1)).toEqual(Array(small.length - 1).fill(-Infinity));
    }
  });

  it("falls by exactly 1 − u a step in a GRU, where nothing recurs", () => {
    for (const forgetBias of [-2, 0, 1, 5]) {
      const changed = {...small, spectralRadius: 0, inputStd: 0, forgetBias};
      const curve = gradientCurve(drawCell("gru", changed, 4), changed);
      ofPath(curve, "h").forEach((log10, k) => expect(log10).toBeCloseTo(k * log10σ(forgetBias), 12));
    }
  });

  it("is the product of the forget gates, unit by unit, in an LSTM with inputs and nothing recurring", () => {
    const changed = {...small, spectralRadius: 0};
    const draw = drawCell("lstm", changed, 7);
    const {U_f} = draw.unscaled;
    const curve = ofPath(gradientCurve(draw, changed), "c");
    const forget = (t: number) =>
      multiply(
        scale(draw.inputs[t], changed.inputStd),
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

  it("barely vanishes with ReLU and the identity (Le et al. 2015), and is exactly 0 once every unit has been shut", () => {
    const at = (spectralRadius: number, seed: number) => {
      const changed = {...settings, shape: "identity" as const, spectralRadius};
      return ofPath(gradientCurve(drawCell("rnn-relu", changed, seed), changed), "h");
    };
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(at(1, seed)[99]).toBeGreaterThan(-1.5);
      expect(at(0.8, seed)[99]).toBe(-Infinity);
    }
  });

  it("can grow: with spectral radius 2, tanh and ReLU, in most draws", () => {
    const grown = (kind: CellKind) =>
      settings.seeds.filter((seed) => {
        const curve = gradientCurve(drawn(kind, seed), {...settings, spectralRadius: 2});
        return ofPath(curve, "h")[99] > 0;
      });
    expect(grown("rnn-tanh").length).toBeGreaterThanOrEqual(18);
    expect(grown("rnn-relu").length).toBe(20);
  });

  it("refuses a length beyond what was drawn", () => {
    expect(() => gradientCurve(drawCell("gru", small, 1), {...small, length: 41})).toThrow(
      "gradientCurve: expected a length of at most 40 inputs drawn, got 41"
    );
  });
});

describe("boundSlope", () => {
  it("is log10 of ρ γ where W_h is orthogonal, and there is none for gates", () => {
    const orthogonal = {...small, shape: "orthogonal" as const};
    expect(boundSlope(drawCell("rnn-tanh", orthogonal, 1), 0.7)).toBeCloseTo(Math.log10(0.7), 12);
    expect(boundSlope(drawCell("rnn-logistic", orthogonal, 1), 0.7)).toBeCloseTo(Math.log10(0.7 / 4), 12);
    expect(boundSlope(drawCell("lstm", orthogonal, 1), 0.7)).toBeUndefined();
    expect(boundSlope(drawCell("gru", orthogonal, 1), 0.7)).toBeUndefined();
  });
});

describe("gradientVanishingCurves", () => {
  let result: GradientVanishingCurves;
  beforeAll(() => (result = gradientVanishingCurves(settings)), 60_000);

  /** log10 at distance 99 of a prototype with the same initialisation, and how far a median of 20 draws may be off. */
  it.each([
    ["rnn-tanh", "h", -10.8, 0.8],
    ["rnn-logistic", "h", -65, 1.5],
    ["rnn-relu", "h", -22, 2.5],
    ["lstm", "h", -5.4, 0.8],
    ["gru", "h", -8.8, 1]
  ] as const)("%s, %s: %f decades after 99 steps", (cell, path, expected, tolerance) => {
    const band = result.bands.find((each) => each.cell === cell && each.path === path && each.distance === 99);
    expect(Math.abs((band?.median ?? NaN) - expected)).toBeLessThan(tolerance);
    expect(band?.low).toBeLessThan(band?.median ?? NaN);
    expect(band?.high).toBeGreaterThan(band?.median ?? NaN);
  });

  it("has h and c of an LSTM 0.3 to 1.8 decades apart", () => {
    const [h, c] = ["h", "c"].map(
      (path) => result.bands.find((each) => each.cell === "lstm" && each.path === path && each.distance === 99)?.median
    );
    expect((c ?? NaN) - (h ?? NaN)).toBeGreaterThan(0.3);
    expect((c ?? NaN) - (h ?? NaN)).toBeLessThan(1.8);
  });

  it("has one band for every cell, path and distance, and a bound for each vanilla RNN", () => {
    expect(result.bands.length).toBe(6 * settings.length);
    expect(result.bounds.map(({cell}) => cell)).toEqual(["rnn-tanh", "rnn-logistic", "rnn-relu"]);
    const [tanh, logistic, relu] = result.bounds;
    expect(relu.slope).toBe(tanh.slope);
    expect(tanh.slope - logistic.slope).toBeCloseTo(Math.log10(4), 12);
  });

  it("is one seed's own curve where there is one seed: what the live figure draws", () => {
    const one = gradientVanishingCurves({...small, seeds: [9]});
    for (const kind of small.cells) {
      const curve = gradientCurve(drawCell(kind, small, 9), small).map(({distance, path, log10}) => [
        distance,
        path,
        Number.isFinite(log10) ? log10 : null
      ]);
      expect(
        one.bands.filter(({cell}) => cell === kind).map(({distance, path, median}) => [distance, path, median])
      ).toEqual(curve);
    }
  });

  it("is the same every time, to the last bit", () => {
    expect(digestOf(gradientVanishingCurves(small))).toBe(digestOf(gradientVanishingCurves(small)));
    expect(digestOf(gradientVanishingCurves(small))).toBe("26f55b7d7cb49648");
    expect(digestOf(result)).toBe("739400818ecc9bd9");
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
    const sample = settings.seeds
      .slice(0, 10)
      .map((seed) => ofPath(gradientCurve(drawn(kind, seed), changed), path)[99]);
    expect(Math.abs(quantile(sample, 0.5) - expected)).toBeLessThan(1.5);
  });
});

describe("gradientVanishingCurvesSettings", () => {
  it("names the field that does not fit", () => {
    const issues = (change: object) =>
      v
        .safeParse(gradientVanishingCurvesSettings, {...settings, ...change})
        .issues?.map((issue) => v.getDotPath(issue));
    expect(issues({})).toBeUndefined();
    expect(issues({length: 201})).toEqual(["length"]);
    expect(issues({length: 1})).toEqual(["length"]);
    expect(issues({shape: "round"})).toEqual(["shape"]);
    expect(issues({spectralRadius: -1, seeds: []})).toEqual(["spectralRadius", "seeds"]);
    expect(issues({cells: ["rnn-tanh", "esn"]})).toEqual(["cells.1"]);
    expect(issues({band: [0.1, 1.1]})).toEqual(["band.1"]);
  });
});

describe("the page's prose", () => {
  const atTheEnd = (kind: CellKind, changes: object, seed: number) =>
    gradientCurve(drawCell(kind, settings, seed), {...settings, ...changes}).find(({distance}) => distance === 99)
      ?.log10 ?? NaN;

  it("has what a spectral radius of 2 does under seed 7: ReLU to 10¹⁰, tanh to 2000", () => {
    expect(Math.round(atTheEnd("rnn-relu", {spectralRadius: 2}, 7))).toBe(10);
    expect(Math.round(10 ** atTheEnd("rnn-tanh", {spectralRadius: 2}, 7) / 1000)).toBe(2);
  });

  it("has gated cells fall faster than tanh at forget bias 0, and nearly level at 5", () => {
    for (const kind of ["lstm", "gru"] as const) {
      expect(atTheEnd(kind, {forgetBias: 0}, 1)).toBeLessThan(atTheEnd("rnn-tanh", {}, 1));
      expect(Math.abs(atTheEnd(kind, {forgetBias: 5}, 1))).toBeLessThan(1.5);
    }
  });

  it("has the largest singular value of a Gaussian W_h about 1.8 times its spectral radius", () => {
    const ratios = settings.seeds.map((seed) => drawCell("rnn-tanh", settings, seed).largestSingularValue ?? NaN);
    expect(Math.round(quantile(ratios, 0.5) * 10)).toBe(18);
  });

  it("has an orthogonal W_h do little for the tanh network, and the identity much for ReLU", () => {
    const medianOf = (kind: CellKind, changes: object) =>
      quantile(
        settings.seeds.slice(0, 5).map((seed) => {
          const changed = {...settings, ...changes};
          return ofPath(gradientCurve(drawCell(kind, changed, seed), changed), "h")[99];
        }),
        0.5
      );
    const gained = medianOf("rnn-tanh", {shape: "orthogonal"}) - medianOf("rnn-tanh", {});
    expect(Math.abs(gained)).toBeLessThan(1.5);
    expect(medianOf("rnn-relu", {shape: "identity", spectralRadius: 1})).toBeGreaterThan(-1);
  });
});
