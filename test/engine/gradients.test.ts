import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {RnnStep} from "../../src/engine/cells/rnn/rnn.js";
import {evaluateOneLayer} from "../../src/engine/networks/oneLayer.js";
import {forwardThroughTime} from "../../src/engine/unroll.js";
import {cellKinds} from "../../src/engine/cells/makeCell.js";
import {derivativeAt0, largestGradientError} from "../support/centralDifferences.js";
import {lossOf, problemSizes, randomProblem, type Problem} from "../support/problem.js";

const settings = {seed: 20130616, numRuns: 15};

describe("gradients of every parameter, input and initial state agree with central differences to 1e-7", () => {
  test.each(cellKinds.filter((kind) => kind !== "rnn-relu"))("%s", (kind) => {
    fc.assert(
      fc.property(problemSizes, (sizes) => {
        const {error, name} = largestGradientError(randomProblem(kind, sizes));
        expect(error, name).toBeLessThan(1e-7);
      }),
      settings
    );
  });

  // Where a pre-activation is near 0, a difference reaches over the kink: such problems are passed over.
  test("rnn-relu, away from its kink", () => {
    const step = 2 ** -12;
    fc.assert(
      fc.property(problemSizes, (sizes) => {
        const problem = randomProblem("rnn-relu", sizes);
        fc.pre(distanceFromKink(problem) > 32 * step);
        const {error, name} = largestGradientError(problem, step);
        expect(error, name).toBeLessThan(1e-7);
      }),
      settings
    );
  });
});

test("evaluateOneLayer's loss is that of the forward pass alone", () => {
  fc.assert(
    fc.property(problemSizes, fc.constantFrom(...cellKinds), (sizes, kind) => {
      const problem = randomProblem(kind, sizes);
      const {network, parameters, inputs, loss, initial} = problem;
      expect(evaluateOneLayer(network, parameters, inputs, loss, {initial}).loss).toBe(lossOf(problem));
    }),
    settings
  );
});

test("central differences with two extrapolations find known derivatives", () => {
  expect(derivativeAt0((x) => Math.sin(1 + x), 2 ** -6)).toBeCloseTo(Math.cos(1), 12);
  expect(derivativeAt0((x) => (2 + x) ** 5, 2 ** -6)).toBeCloseTo(80, 10);
});

/** The smallest |a| of a pass: how near it comes to where relu is not differentiable. */
function distanceFromKink({network, parameters, inputs, initial}: Problem): number {
  const {W_h, W_x, b} = parameters;
  const {steps} = forwardThroughTime(network.cell, {W_h, W_x, b}, inputs, {initial});
  const preActivations = steps.flatMap((step) => Array.from((step as RnnStep).a.data));
  return Math.min(...preActivations.map(Math.abs));
}
