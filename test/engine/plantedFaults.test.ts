import {describe, expect, test} from "vitest";
import {compareReference, float64} from "../../scripts/compare/compareReference.js";
import {readReference} from "../../scripts/compare/readReference.js";
import {tanh} from "../../src/engine/activations.js";
import {oneLayerNetwork} from "../../src/engine/networks/oneLayer.js";
import {makeCell, type CellKind} from "../../src/engine/cells/makeCell.js";
import {largestGradientError} from "../support/centralDifferences.js";
import {plantedFaults, wrongTanh} from "../support/plantedFaults.js";
import {randomProblem} from "../support/problem.js";
import {symbolicDerivativeError, symbolicLimit} from "../support/symbolicDerivative.js";

/** References whose cell has that kind, of one layer and of several; PyTorch has no GRU of the lecture's form. */
const references: Partial<Record<CellKind, readonly string[]>> = {
  "rnn-tanh": ["rnn-tanh", "rnn-tanh-3-layers"],
  lstm: ["lstm", "lstm-2-layers-bidirectional"],
  "gru-reset-after": ["gru", "gru-3-layers-bidirectional"]
};

const sizes = {T: 4, B: 2, I: 2, H: 3, O: 2, loss: "squared error", seed: 3} as const;

// The tests of the tests: an error in a derivation is seen by each check that can see it.
describe("central differences see", () => {
  test.each(plantedFaults)("$kind where $name", ({kind, plant}) => {
    const problem = randomProblem(kind, sizes);
    const cell = plant(makeCell(kind, {inputSize: sizes.I, hiddenSize: sizes.H}));
    expect(largestGradientError(problem).error).toBeLessThan(1e-7);
    expect(largestGradientError({...problem, network: oneLayerNetwork(cell, sizes.O)}).error).toBeGreaterThan(1e-4);
  });
});

describe("the comparison with PyTorch sees", () => {
  test.each(plantedFaults.filter(({kind}) => kind in references))("$kind where $name", ({kind, plant}) => {
    for (const name of references[kind] ?? []) {
      const reference = readReference(`data/reference/${name}.json`);
      expect(compareReference(reference).error, name).toBeLessThan(float64.limit);
      const {error, allowed} = compareReference(reference, plant);
      expect(error, name).toBeGreaterThan(1e-4);
      // Rounding is no excuse for a fault.
      expect(allowed, name).toBeLessThan(1e-8);
    }
  });
});

test("the comparison with mathjs's symbolic derivative sees an activation whose derivative is 0.5% too large", () => {
  expect(symbolicDerivativeError(tanh, "tanh(a)").error).toBeLessThan(symbolicLimit);
  expect(symbolicDerivativeError(wrongTanh, "tanh(a)").error).toBeGreaterThan(1e-4);
});
