import {describe, expect, it} from "vitest";
import {linear} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {multiply, norm, scale, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {settings as schema} from "./experiment.js";
import {sampleWeights, explode, fanOf, grown, stretched, type Explosion} from "./explode.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/explosion.json", schema);
const sampled = sampleWeights(settings, settings.seed);
const at = (radius: number): Record<"linear" | "tanh", Explosion> => {
  const [linear, tanh] = explode(sampled, radius);
  return {linear, tanh};
};
const firstInfinite = (lengths: readonly number[]): number => lengths.findIndex((length) => !Number.isFinite(length));

describe("explode", () => {
  it("is a power of W_h in the linear network", () => {
    const W_h = scale(sampled.unscaled, 1.3);
    let dh: Matrix = sampled.cotangent;
    for (const length of at(1.3).linear.float64.slice(0, 60)) {
      expect(length / norm(dh.data)).toBeCloseTo(1, 10);
      dh = multiply(dh, W_h);
    }
  });

  it("grows with the spectral radius to the power of the steps, in the linear network", () => {
    const [one, two] = [at(1.1).linear.float64, at(1.5).linear.float64];
    for (const k of [1, 10, 100, 125]) expect(Math.log10(two[k] / one[k])).toBeCloseTo(k * Math.log10(1.5 / 1.1), 6);
  });

  it("is the same in float32, but for rounding, until float32 ends, and no number from there on", () => {
    for (const {float32, float64} of Object.values(at(2.2))) {
      const end = firstInfinite(float32);
      for (const k of [0, 1, 50, 110]) if (end < 0 || k < end) expect(float32[k] / float64[k]).toBeCloseTo(1, 3);
    }
    const {float32, float64} = at(2.2).linear;
    expect(float64[firstInfinite(float32) - 3]).toBeLessThan(3.5e38);
    expect(float64[firstInfinite(float32) + 1]).toBeGreaterThan(3e38);
    expect(float32.slice(firstInfinite(float32)).some(Number.isFinite)).toBe(false);
  });

  it("is one line of the fan, and a linear fan is stretched by a larger radius", () => {
    const {linear, tanh} = at(1.5);
    const [fan] = fanOf([sampled], 1.5, "tanh");
    const [level] = stretched(fanOf([sampled], 1, "linear"), 1.5);
    for (const k of [1, 100, 125]) {
      expect(fan[k]).toBeCloseTo(Math.log10(tanh.float64[k]), 12);
      expect(level[k]).toBeCloseTo(Math.log10(linear.float64[k]), 8);
    }
    expect(
      grown(
        [
          [0, 1, -1],
          [0, 2, 3]
        ],
        1
      )
    ).toBe(2);
    expect(
      grown(
        [
          [0, 1, -1],
          [0, 2, 3]
        ],
        2
      )
    ).toBe(1);
  });

  it("sums the weights' gradient as the engine does", () => {
    const steps = 12;
    const [inputs, H, I] = [sampled.inputs.slice(-steps), settings.hiddenSize, settings.inputSize];
    const cell = rnn({inputSize: I, hiddenSize: H, activation: linear});
    const parameters = {W_h: scale(sampled.unscaled, 1.2), W_x: sampled.W_x, b: zeros(H, 1)};
    const pass = forwardThroughTime(cell, parameters, inputs);
    const {W_x} = backwardThroughTime(pass, (t) => (t === steps - 1 ? sampled.cotangent : undefined)).parameters;
    expect(at(1.2).linear.weightGradient[steps - 1]).toBeCloseTo(norm(W_x.data), 8);
  });

  it("has another draw for another seed, and the same for the same", () => {
    expect(sampleWeights(settings, 2).unscaled.data).not.toEqual(sampled.unscaled.data);
    expect(sampleWeights(settings, settings.seed).unscaled.data).toEqual(sampled.unscaled.data);
  });
});
