import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {RnnStep} from "../../../src/engine/cells/rnn/rnn.js";
import {forwardNetwork} from "../../../src/engine/networks/forwardNetwork.js";
import {connections} from "../../../src/engine/networks/networkSpec.js";
import {
  evaluateProblem,
  largestNetworkError,
  lossOfNetwork,
  networkProblem,
  type NetworkProblem
} from "../../support/networkProblem.js";
import {networkSpecs} from "../../support/networks.js";

// Differences take six passes an entry, so the networks are small.
const specs = networkSpecs.map((spec) => ({...spec, hiddenSize: Math.ceil(spec.hiddenSize / 3)}));

const sizes = fc.record({
  T: fc.integer({min: 1, max: 4}),
  B: fc.integer({min: 1, max: 2}),
  loss: fc.constantFrom("values" as const, "classes" as const, "cotangent" as const),
  seed: fc.integer({min: 0, max: 2 ** 31 - 1})
});

const settings = {seed: 2016, numRuns: 10};

const sorts = connections.flatMap((joined) => [false, true].map((both) => [joined, both] as const));

describe("gradients of every parameter, input and initial state agree with central differences to 1e-7", () => {
  test.each(sorts)("%s stacks, bidirectional %s", (joined, bidirectional) => {
    const smooth = specs.filter(({cell}) => cell !== "rnn-relu");
    fc.assert(
      fc.property(smooth, sizes, (spec, shape) => {
        const problem = networkProblem({...spec, connections: joined, bidirectional}, shape);
        const {error, name} = largestNetworkError(problem);
        expect(error, name).toBeLessThan(1e-7);
      }),
      settings
    );
  });

  test.each(sorts)("deep %s stacks of the gated cells, bidirectional %s", (joined, bidirectional) => {
    for (const cell of ["lstm", "gru"] as const) {
      const input = {vocabulary: 3, embedding: 2};
      const spec = {cell, input, hiddenSize: 2, layers: 3, connections: joined, bidirectional, outputSize: 2};
      const {error, name} = largestNetworkError(networkProblem(spec, {T: 4, B: 2, loss: "classes", seed: 7}));
      expect(error, name).toBeLessThan(1e-7);
    }
  });

  // Where a pre-activation is near 0, a difference reaches over the kink: such problems are passed over.
  test("rnn-relu, away from its kink", () => {
    const step = 2 ** -14;
    fc.assert(
      fc.property(specs, sizes, (spec, shape) => {
        const problem = networkProblem({...spec, cell: "rnn-relu", hiddenSize: Math.min(spec.hiddenSize, 2)}, shape);
        fc.pre(distanceFromKink(problem) > 32 * step);
        const {error, name} = largestNetworkError(problem, {h: step});
        expect(error, name).toBeLessThan(1e-7);
      }),
      {...settings, numRuns: 20}
    );
  });
});

test("the loss is that of the forward pass alone", () => {
  fc.assert(
    fc.property(specs, sizes, (spec, shape) => {
      const problem = networkProblem(spec, shape);
      expect(evaluateProblem(problem).loss).toBe(lossOfNetwork(problem));
    }),
    settings
  );
});

/** The smallest |a| of a pass: how near it comes to where relu is not differentiable. */
function distanceFromKink({network, parameters, inputs, initial}: NetworkProblem): number {
  const {passes} = forwardNetwork(network, parameters, inputs, {initial});
  const steps = Object.values(passes).flatMap(({steps}) => steps as readonly RnnStep[]);
  return Math.min(...steps.flatMap(({a}) => Array.from(a.data, Math.abs)));
}
