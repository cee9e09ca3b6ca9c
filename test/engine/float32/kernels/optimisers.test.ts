import {describe, expect, test} from "vitest";
import {loadKernels} from "../../../../src/engine/float32/kernels/loadKernels.js";
import {adamStep, rmspropStep, sgdStep} from "../../../../src/engine/float32/kernels/optimisers.js";
import {makeOptimiser} from "../../../../src/engine/optimisers/makeOptimiser.js";
import {Random} from "../../../../src/engine/random.js";
import type {OptimiserSpec} from "../../../../src/engine/training/trainer.js";
import {normal} from "../../../support/problem.js";
import {relativeError, rounded} from "./laws.js";

const memory = await (await loadKernels("strict")).instantiate();

/** A step a spec, as a trainer makes it. */
function stepper(spec: OptimiserSpec, n: number) {
  const [θ, g, m, v] = Array.from({length: 4}, () => memory.floats(n));
  const {rate} = spec;
  let [β1ᵗ, β2ᵗ] = [1, 1];
  const step = {
    sgd: () => sgdStep(θ, g, rate),
    adam: () => {
      const [β1, β2] = [0.9, 0.999];
      [β1ᵗ, β2ᵗ] = [β1ᵗ * β1, β2ᵗ * β2];
      adamStep(θ, g, {m, v, rate, β1, β2, ε: 1e-8, β1ᵗ, β2ᵗ});
    },
    rmsprop: () => rmspropStep(θ, g, {v, rate, ρ: 0.9, ε: 1e-8})
  }[spec.kind];
  return {θ, g, step};
}

describe.each(["sgd", "adam", "rmsprop"] as const)("%s", (kind) => {
  test.each([1, 3, 4, 13])("of %i parameters moves as the float64 code does, over 20 updates", (n) => {
    const spec = {kind, rate: 0.01};
    const random = new Random(n);
    const optimiser = makeOptimiser(spec);
    const {θ, g, step} = stepper(spec, n);
    const start = rounded(normal(n, 1, random));
    let reference = {θ: start};
    θ.view.set(start.data);
    for (let k = 0; k < 20; ++k) {
      const gradient = rounded(normal(n, 1, random, 0.3));
      g.view.set(gradient.data);
      reference = optimiser.update(reference, {θ: gradient}) as typeof reference;
      step();
      const moved = (values: ArrayLike<number>): number[] => Array.from(values, (value, j) => value - start.data[j]);
      expect(relativeError(moved(θ.view), moved(reference.θ.data), 0.01)).toBeLessThan(1e-4);
    }
  });
});

test("arrays of different lengths are refused", () => {
  expect(() => sgdStep(memory.floats(3), memory.floats(4), 1)).toThrow(
    new RangeError("sgdStep: expected 3 numbers in gradients, got 4")
  );
});
