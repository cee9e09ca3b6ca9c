import {describe, expect} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

import {data as batchNormData} from "../../src/figures/batchNormGradient/experiment.js";
import {batchNormGradient} from "../../src/figures/batchNormGradient/figure.js";
import {growthOf} from "../../src/figures/batchNormGradient/lines.js";
import {gradientByLayer} from "../../src/figures/gradientByLayer/figure.js";
import {bins, profileComputer, type Net} from "../../src/figures/gradientByLayer/profile.js";
import {changeOf} from "../../src/figures/gradientByLayer/words.js";
// imports

const {claim, computed} = claimsOf("deep-networks");

// begin claims gradient-by-layer
describe("gradient-by-layer", () => {
  const {settings} = computed(gradientByLayer).data;
  const profileOf = profileComputer(settings);
  const {depth, width, transformBias} = settings;
  const first: Net = {
    ...{depth, width, transformBias, activation: "tanh", initialisation: "standard"},
    ...{connections: "plain", drawnBiases: false}
  };
  const of = (net: Partial<Net>) => profileOf({...first, ...net});
  const left = (net: Partial<Net>) => 10 ** changeOf(of(net).outputs);

  claim("A straight line:", () => {
    const {outputs} = of({});
    const slope = changeOf(outputs) / (depth - 1);
    for (const [k, {median}] of outputs.entries())
      expect(Math.abs(median - slope * (depth - 1 - k))).toBeLessThan(0.05 * Math.abs(changeOf(outputs)));
    expect(10 ** slope).toBeGreaterThan(0.95 / Math.sqrt(3));
    expect(10 ** slope).toBeLessThan(1.05 / Math.sqrt(3));
  });
  claim("all near 0 from about the sixth layer on", () => {
    const middle = (layer: number) => of({}).units[layer - 1].shares[Math.floor(bins / 2)];
    expect(middle(1)).toBeLessThan(0.3);
    for (let layer = 7; layer <= depth; ++layer) expect(middle(layer)).toBeGreaterThan(0.9);
  });
  claim("close to where float32 ends", () => {
    expect(left({activation: "logistic"})).toBeGreaterThan(2 ** -149);
    expect(left({activation: "logistic"})).toBeLessThan(1e4 * 2 ** -149);
    for (const activation of ["tanh", "relu"] as const)
      expect(left({activation: "logistic"})).toBeLessThan(left({activation}));
  });
  claim("Looks-linear</button> pairs of ReLUs keep all of it", () => {
    expect(Math.abs(left({activation: "relu", initialisation: "looks-linear"}) - 1)).toBeLessThan(0.15);
  });
  claim("nets have paths past each layer", () => {
    for (const connections of ["dense", "residual"] as const) {
      expect(left({connections})).toBeGreaterThan(0.5);
      expect(left({connections})).toBeLessThan(20);
    }
  });
  claim("It is the same at the first layer and at the last", () => {
    expect(Math.abs(changeOf(of({}).weights))).toBeLessThan(0.5);
  });
  claim("the signal has vanished upwards as the gradient has downwards", () => {
    const {units, outputs} = of({});
    expect(Math.abs(units[depth - 1].size - units[0].size - changeOf(outputs))).toBeLessThan(1);
  });
  claim("the signal lives on. Now the first layer gets", () => {
    const {units, weights} = of({drawnBiases: true});
    expect(units[depth - 1].size).toBeGreaterThan(-1);
    expect(changeOf(weights)).toBeLessThan(-settings.decades);
  });
});

describe("batch-norm-gradient", () => {
  const {lines, settings} = computed(batchNormGradient).data;
  const normalised = (updates: number) =>
    lines.filter((line) => line.normalisation === "batch" && line.updates === updates);

  claim("Without normalisation it is level. With batch normalisation it grows", () => {
    for (const line of lines.filter(({normalisation}) => normalisation === "none"))
      expect(Math.abs(growthOf(line, "output"))).toBeLessThan(0.3);
    const growth = normalised(0).map((line) => growthOf(line, "output"));
    expect(Math.min(...growth)).toBeGreaterThan(2);
    expect(growth).toEqual([...growth].sort((a, b) => b - a));
  });
  claim("where it is nearly level", () => {
    for (const line of normalised(1)) expect(Math.abs(growthOf(line, "weights"))).toBeLessThan(1);
    for (const line of normalised(3)) expect(Math.abs(growthOf(line, "weights"))).toBeLessThan(0.6);
  });
  claim("goes on growing</button>", () => {
    for (const line of normalised(3)) expect(growthOf(line, "output")).toBeGreaterThan(1);
  });
  claim("with a tenth of it the same takes more updates", () => {
    const some = {...settings, seeds: settings.seeds.slice(0, 2), nets: settings.nets.slice(1, 2)};
    const after = (rate: number) =>
      batchNormData({...some, rate})
        .lines.filter(({updates}) => updates > 0)
        .map((line) => growthOf(line, "weights"));
    const [fast, slow] = [after(settings.rate), after(settings.rate / 10)];
    slow.forEach((growth, k) => expect(growth).toBeGreaterThan(fast[k]));
    expect(slow[1]).toBeLessThan(slow[0]);
  });
});

// end claims gradient-by-layer

// begin claims same-or-fresh

// end claims same-or-fresh

// begin claims edge-of-chaos

// end claims edge-of-chaos

// begin claims lowest-layer

// end claims lowest-layer

// begin claims which-paths

// end claims which-paths
