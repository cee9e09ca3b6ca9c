import {describe, expect, it} from "vitest";
import {matrix} from "../../src/engine/linear/matrix.js";
import {network} from "../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../src/engine/networks/networkSpec.js";
import {Random} from "../../src/engine/random.js";
import {sampleParameters} from "../../src/engine/training/initialisation.js";
import {readTokens} from "../../src/experiments/languageModel.js";
import {packWeights, unpackWeights} from "../../src/experiments/packedWeights.js";

const shape = {hiddenSize: 5, layers: 1, connections: "plain", bidirectional: false, outputSize: 6} as const;
const specs = (["rnn-tanh", "lstm", "gru"] as const).map((cell): NetworkSpec => ({
  ...shape,
  cell,
  input: {vocabulary: 6, embedding: 3}
}));
const sample = (spec: NetworkSpec) => {
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  return sampleParameters(network(spec), {recurrent: gain, input: gain}, new Random(7));
};

describe.each(specs)("readTokens, $cell", (spec) => {
  const parameters = sample(spec);
  // No token twice, so that a nudge to a row of E is a nudge to one word.
  const tokens = Int32Array.of(4, 0, 2, 5);

  it("gives probabilities that sum to one, and the log-odds of the one asked for", () => {
    const {probabilities, logit} = readTokens({spec, parameters}, tokens, 3);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(logit).toBeCloseTo(Math.log(probabilities[3] / (1 - probabilities[3])), 12);
  });

  it("has the gradient's length at each word that central differences have", () => {
    const {gradient} = readTokens({spec, parameters}, tokens, 3);
    const nudge = 1e-5;
    const logitAt = (place: number, by: number) => {
      const data = [...parameters.E.data];
      data[place] += by;
      return readTokens({spec, parameters: {...parameters, E: matrix(6, 3, data)}}, tokens, 3).logit;
    };
    for (const [t, token] of tokens.entries()) {
      const parts = [0, 1, 2].map((k) => {
        const place = token * 3 + k;
        return (logitAt(place, nudge) - logitAt(place, -nudge)) / (2 * nudge);
      });
      expect(gradient[t] / Math.hypot(...parts)).toBeCloseTo(1, 6);
    }
  });

  it("does not lose a network that is surer than 1 − P can say", () => {
    const sure = {...parameters, d: matrix(6, 1, [0, 0, 0, 60, 0, 0])};
    const {probabilities, logit, gradient} = readTokens({spec, parameters: sure}, tokens, 3);
    expect(probabilities[3]).toBe(1);
    expect(logit).toBeGreaterThan(50);
    expect(Math.min(...gradient)).toBeGreaterThan(0);
  });
});

describe("packWeights", () => {
  it("gives each weight back to within half a unit of its matrix's largest", () => {
    const parameters = sample(specs[1]);
    const back = unpackWeights(packWeights(parameters));
    expect(Object.keys(back)).toEqual(Object.keys(parameters));
    for (const [name, {data}] of Object.entries(parameters)) {
      const largest = Math.max(...data.map(Math.abs));
      const off = data.map((value, k) => Math.abs(value - back[name].data[k]));
      expect(Math.max(...off)).toBeLessThanOrEqual((largest / 65_534) * (1 + 1e-9));
    }
  });

  it("refuses a matrix of another size", () => {
    const {d, ...rest} = packWeights(sample(specs[0]));
    expect(() => unpackWeights({...rest, d: {...d, rows: 7}})).toThrow("expected d of [7, 1] in 14 bytes, got 12");
  });
});
