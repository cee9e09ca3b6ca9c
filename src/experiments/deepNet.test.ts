import {describe, expect, it} from "vitest";
import {sampleDeepNet, type DeepNetDraw, type DeepNetSettings} from "./deepNet.js";
import {quantile} from "./statistics.js";

const draw: DeepNetDraw = {width: 16, growth: 4, connections: "plain", initialisation: "standard", batch: 4};
const net: DeepNetSettings = {activation: "tanh", layers: 12, transformBias: 0};

/** Median over seeds of log10 of the first layer's gradient over the last's. */
const change = (draws: Partial<DeepNetDraw>, settings: Partial<DeepNetSettings>) =>
  quantile(
    [1, 2, 3, 4, 5].map((seed) => sampleDeepNet({...draw, ...draws}, seed)({...net, ...settings}).outputs[0]),
    0.5
  );

describe("sampleDeepNet", () => {
  it("draws a deeper net with the same first layers, whichever was asked for first", () => {
    for (const connections of ["plain", "dense", "highway"] as const) {
      const grown = sampleDeepNet({...draw, connections}, 7);
      const shallow = grown({...net, layers: 5});
      const deep = grown(net);
      const fresh = sampleDeepNet({...draw, connections}, 7)(net);
      expect(deep).toEqual(fresh);
      expect(deep.activations.slice(0, 5)).toEqual(shallow.activations);
    }
  });

  it("measures from a gradient of length 1 at the last layer, of the last layer's own part in a dense net", () => {
    for (const connections of ["plain", "residual", "dense", "highway"] as const) {
      const {outputs, weights} = sampleDeepNet({...draw, connections}, 3)(net);
      expect(outputs).toHaveLength(12);
      expect(weights).toHaveLength(12);
      expect(outputs[11]).toBe(0);
    }
  });

  it("loses about 1/√3 a layer under the standard start, and σ′ ≤ 1/4 of that with the logistic function", () => {
    expect(change({width: 64}, {}) / 11).toBeCloseTo(Math.log10(1 / Math.sqrt(3)), 1);
    expect(change({width: 64}, {activation: "logistic"}) / 11).toBeCloseTo(Math.log10(1 / (4 * Math.sqrt(3))), 1);
  });

  it("keeps all of it in a ReLU net that looks linear, and explodes where blocks add to a residual path", () => {
    expect(Math.abs(change({initialisation: "looks-linear"}, {activation: "relu"}))).toBeLessThan(0.1);
    expect(change({initialisation: "he", connections: "residual"}, {activation: "relu", layers: 30})).toBeGreaterThan(
      5
    );
  });

  it("carries nearly all of it past the layers of a highway whose transform gates are shut", () => {
    expect(Math.abs(change({connections: "highway"}, {transformBias: -12}))).toBeLessThan(0.001);
  });
});
