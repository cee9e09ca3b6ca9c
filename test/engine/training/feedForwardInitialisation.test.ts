import {describe, expect, test} from "vitest";
import {feedForward, type FeedForwardSpec} from "../../../src/engine/networks/feedForward.js";
import {Random} from "../../../src/engine/random.js";
import {
  sampleFeedForward,
  type FeedForwardInitialisation
} from "../../../src/engine/training/feedForwardInitialisation.js";

const spec: FeedForwardSpec = {
  ...{inputSize: 5, width: 80, layers: 3, connections: "highway", activation: "tanh", outputSize: 4}
};
const sample = (changes: Partial<FeedForwardInitialisation>, seed = 1, net = spec) =>
  sampleFeedForward(feedForward(net), {weights: {kind: "uniform-with-gain", gain: 1}, ...changes}, new Random(seed));

describe("sampleFeedForward", () => {
  test("gives the same bits for the same settings and seed, others for another seed", () => {
    expect(sample({biasDeviation: 0.3})).toEqual(sample({biasDeviation: 0.3}));
    expect(sample({}, 2)).not.toEqual(sample({}, 3));
  });

  test("draws every matrix from U(±gain/√fan-in), whose variance is gain²/(3 fan-in)", () => {
    const parameters = sample({weights: {kind: "uniform-with-gain", gain: 2}});
    for (const [name, {rows, cols, data}] of Object.entries(parameters)) {
      if (!/W|V/.test(name)) continue;
      const bound = 2 / Math.sqrt(cols);
      expect(Math.max(...data.map(Math.abs))).toBeLessThanOrEqual(bound);
      const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
      // The variance of a uniform's square is 4/45 of bound⁴.
      expect(Math.abs(variance / (bound ** 2 / 3) - 1)).toBeLessThan(5 * Math.sqrt(0.8 / (rows * cols)));
    }
  });

  test("draws the layers' biases alone from N(0, σ_b²), and sets the gates' bias", () => {
    const parameters = sample({biasDeviation: 0.5, gateBias: -2});
    const all = [1, 2, 3].flatMap((layer) => [...parameters[`layer${layer}.b`].data]);
    const variance = all.reduce((sum, value) => sum + value * value, 0) / all.length;
    expect(Math.abs(variance / 0.25 - 1)).toBeLessThan(5 * Math.sqrt(2 / all.length));
    expect([...parameters["layer2.b_t"].data]).toEqual(Array(80).fill(-2));
    expect([...parameters.d.data]).toEqual(Array(4).fill(0));
  });

  test("leaves biases at 0 where nothing is said", () => {
    const parameters = sample({});
    for (const name of ["layer1.b", "layer3.b_t", "d"]) expect(Math.max(...parameters[name].data)).toBe(0);
  });

  test("refuses a gate's bias for a net without gates", () => {
    expect(() => sample({gateBias: 1}, 1, {...spec, connections: "dense"})).toThrow(
      "expected a highway, got a dense net"
    );
  });
});
