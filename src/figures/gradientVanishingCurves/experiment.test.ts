import * as v from "valibot";
import {beforeAll, describe, expect, it} from "vitest";
import {matrix} from "../../engine/linear/matrix.js";
import {drawCell, gradientCurve} from "../../experiments/gradientCurve.js";
import {readSettings} from "../../loaders/readJson.js";
import {digest} from "../../../test/support/digest.js";
import * as experiment from "./experiment.js";

const {curvesOverSeeds} = experiment;
const settings = readSettings("data/experiments/gradient-vanishing-curves.json", experiment.settings);
const small = {...settings, hiddenSize: 6, inputSize: 3, length: 30, longest: 40, seeds: [1, 2, 3]};

function digestOf({bands, bounds}: experiment.OverSeeds): string {
  const values = [...bands.flatMap(({low, median, high}) => [low, median, high]), ...bounds.map(({slope}) => slope)];
  return digest([
    matrix(
      values.length,
      1,
      values.map((value) => value ?? NaN)
    )
  ]);
}

describe("curvesOverSeeds", () => {
  let result: experiment.OverSeeds;
  beforeAll(() => (result = curvesOverSeeds(settings)), 60_000);

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
    const one = curvesOverSeeds({...small, seeds: [9]});
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
    expect(digestOf(curvesOverSeeds(small))).toBe(digestOf(curvesOverSeeds(small)));
    expect(digestOf(curvesOverSeeds(small))).toBe("26f55b7d7cb49648");
    expect(digestOf(result)).toBe("739400818ecc9bd9");
  });
});

describe("settings", () => {
  it("names the field that does not fit", () => {
    const issues = (change: object) =>
      v.safeParse(experiment.settings, {...settings, ...change}).issues?.map((issue) => v.getDotPath(issue));
    expect(issues({})).toBeUndefined();
    expect(issues({length: 201})).toEqual(["length"]);
    expect(issues({length: 1})).toEqual(["length"]);
    expect(issues({shape: "round"})).toEqual(["shape"]);
    expect(issues({spectralRadius: -1, seeds: []})).toEqual(["spectralRadius", "seeds"]);
    expect(issues({cells: ["rnn-tanh", "esn"]})).toEqual(["cells.1"]);
    expect(issues({band: [0.1, 1.1]})).toEqual(["band.1"]);
  });
});
