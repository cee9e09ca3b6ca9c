import {describe, expect, it} from "vitest";
import type {Parameters} from "../engine/cells/cell.js";
import {copy} from "../engine/linear/matrix.js";
import {forwardNetwork} from "../engine/networks/forwardNetwork.js";
import {network} from "../engine/networks/network.js";
import {Random} from "../engine/random.js";
import {sampleParameters} from "../engine/training/initialisation.js";
import {influence} from "./influence.js";

const gain = {kind: "gaussian-with-gain", gain: 1} as const;
// No word twice, so that a word's row of E is moved by itself.
const tokens = Int32Array.of(3, 0, 4, 1, 2);

function sampled(cell: "rnn-tanh" | "lstm" | "gru", bidirectional: boolean, layers = 1) {
  const sizes = {hiddenSize: 3, layers, outputSize: 2, input: {vocabulary: 5, embedding: 2}};
  const net = network({cell, ...sizes, connections: "plain", bidirectional});
  return {net, parameters: sampleParameters(net, {recurrent: gain, input: gain}, new Random(5))};
}

describe.each(["rnn-tanh", "lstm", "gru"] as const)("influence in a network of %s cells", (cell) => {
  const {net, parameters} = sampled(cell, true);
  const found = influence(net, parameters, tokens);

  it("is what central differences find", () => {
    const nudge = 1e-5;
    const states = (row: number, col: number, by: number): number[][] => {
      const E = copy(parameters.E);
      E.data[row * E.cols + col] += by;
      const moved: Parameters = {...parameters, E};
      return forwardNetwork(
        net,
        moved,
        Array.from(tokens, (token) => Int32Array.of(token))
      ).u[1].map(({data}) => [...data]);
    };
    for (const [k, token] of tokens.entries()) {
      const slopes = [0, 1].map((col) => [states(token, col, nudge), states(token, col, -nudge)]);
      for (const t of tokens.keys()) {
        const length = (from: number) =>
          Math.hypot(
            ...slopes.flatMap(([up, down]) =>
              [0, 1, 2].map((unit) => (up[t][from + unit] - down[t][from + unit]) / (2 * nudge))
            )
          );
        expect(found.forward[t][k]).toBeCloseTo(length(0), 8);
        expect(found.backward?.[t][k]).toBeCloseTo(length(3), 8);
      }
    }
  });

  it("is exactly 0 of what a chain has not read, and of nothing else", () => {
    for (const t of tokens.keys())
      for (const k of tokens.keys()) {
        expect(found.forward[t][k] === 0).toBe(k > t);
        expect(found.backward?.[t][k] === 0).toBe(k < t);
      }
  });

  it("is in one direction what that direction alone has", () => {
    const alone = sampled(cell, false).net;
    const own = Object.fromEntries(
      Object.keys(alone.shapes).map((name) => [name, parameters[name] ?? parameters[`layer1.${name}`]])
    );
    // The head reads fewer numbers, and does not matter here.
    const V = sampled(cell, false).parameters.V;
    const one = influence(alone, {...own, V}, tokens);
    expect(one.forward).toEqual(found.forward);
    expect(one.backward).toBeUndefined();
  });

  it("has the rows that are asked for", () => {
    expect(influence(net, parameters, tokens, [3])).toEqual({
      forward: [found.forward[3]],
      backward: [found.backward?.[3]]
    });
  });
});

it("refuses a stack", () => {
  const {net, parameters} = sampled("gru", true, 2);
  expect(() => influence(net, parameters, tokens)).toThrow("influence: expected one layer that reads tokens, got 2");
});
