import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {adam} from "../../../src/engine/optimisers/adam.js";

const one = (value: number) => ({w: matrix(1, 1, [value])});

/** The parameter after each update with the gradients given, from 0. */
function path(optimiser: ReturnType<typeof adam>, gradients: readonly number[]): number[] {
  let parameters: Readonly<Record<string, ReturnType<typeof matrix>>> = one(0);
  return gradients.map((g) => {
    parameters = optimiser.update(parameters, one(g));
    return parameters.w.data[0];
  });
}

describe("adam", () => {
  test("takes the steps of algorithm 1, by hand", () => {
    const [first, second] = path(adam({rate: 0.1}), [1, -1]);
    // m̂ = v̂ = 1: a step of −rate / (1 + ε)
    expect(first).toBeCloseTo(-0.1 / (1 + 1e-8), 16);
    // m = 0.9 · 0.1 − 0.1 = −0.01, m̂ = −0.01 / (1 − 0.81); v̂ = 1
    expect(second - first).toBeCloseTo((0.1 * (0.01 / 0.19)) / (1 + 1e-8), 15);
  });

  test("weighs by the β that it is given", () => {
    // β₁ = 0: m is the gradient; β₂ = 0: v is its square: the sign of the gradient alone
    expect(path(adam({rate: 1, β1: 0, β2: 0, ε: 0}), [3, -0.01, 7])).toEqual([-1, 0, -1]);
  });

  test("does not depend on the scale of the gradient, but for ε", () => {
    const gradient = fc.double({min: -10, max: 10, noNaN: true}).filter((g) => Math.abs(g) > 1e-3);
    fc.assert(
      fc.property(
        fc.array(gradient, {minLength: 1, maxLength: 10}),
        fc.constantFrom(8, 1e4, 1e9),
        (gradients, factor) => {
          const plain = path(adam({rate: 0.01, ε: 0}), gradients);
          const scaled = path(
            adam({rate: 0.01, ε: 0}),
            gradients.map((g) => factor * g)
          );
          plain.forEach((value, k) => expect(scaled[k]).toBeCloseTo(value, 13));
        }
      ),
      {seed: 20130616, numRuns: 100}
    );
  });

  test("does not move where the gradient has always been 0", () => {
    expect(path(adam({rate: 0.1}), [0, 0])).toEqual([0, 0]);
  });

  test("stops with the update and the parameter where a value is not finite", () => {
    const optimiser = adam({rate: 0.1});
    optimiser.update(one(0), one(1));
    expect(() => optimiser.update(one(0), one(NaN))).toThrow(new NonFiniteError("adam", "w", NaN, 2, "update"));
  });

  test("refuses settings out of range, and missing gradients", () => {
    expect(() => adam({rate: 0})).toThrow(new RangeError("adam: expected a learning rate above 0, got 0"));
    expect(() => adam({rate: 1, β1: 1})).toThrow(new RangeError("adam: expected β1 from 0 to below 1, got 1"));
    expect(() => adam({rate: 1, β2: -0.1})).toThrow(new RangeError("adam: expected β2 from 0 to below 1, got -0.1"));
    expect(() => adam({rate: 1}).update(one(0), {})).toThrow("adam: expected a gradient of w of [1, 1], got none");
  });
});
