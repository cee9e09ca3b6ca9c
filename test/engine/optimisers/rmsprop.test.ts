import {describe, expect, test} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {rmsprop} from "../../../src/engine/optimisers/rmsprop.js";

const one = (value: number) => ({w: matrix(1, 1, [value])});

describe("rmsprop", () => {
  test("takes its steps, by hand", () => {
    const optimiser = rmsprop({rate: 0.1, ρ: 0.75, ε: 0});
    // v = 0.25 · 4 = 1
    const first = optimiser.update(one(0), one(2));
    expect(first.w.data[0]).toBe(-0.2);
    // v = 0.75 · 1 + 0.25 · 13 = 4
    const second = optimiser.update(first, one(-Math.sqrt(13)));
    expect(second.w.data[0]).toBeCloseTo(-0.2 + 0.1 * (Math.sqrt(13) / 2), 15);
  });

  test("takes steps of the rate's size where the gradient stays as it is, whatever its size", () => {
    for (const g of [1e-3, 1, 1e6]) {
      const optimiser = rmsprop({rate: 0.01});
      let parameters: ReturnType<typeof optimiser.update> = one(0);
      for (let k = 0; k < 200; ++k) parameters = optimiser.update(parameters, one(g));
      const before = parameters.w.data[0];
      expect(before - optimiser.update(parameters, one(g)).w.data[0]).toBeCloseTo(0.01, 6);
    }
  });

  test("does not move where the gradient is 0", () => {
    expect(rmsprop({rate: 0.1}).update(one(3), one(0)).w.data[0]).toBe(3);
  });

  test("stops with the update and the parameter where a value is not finite", () => {
    expect(() => rmsprop({rate: 0.1}).update(one(0), one(NaN))).toThrow(
      new NonFiniteError("rmsprop", "w", NaN, 1, "update")
    );
  });

  test("refuses settings out of range", () => {
    expect(() => rmsprop({rate: 0})).toThrow("rmsprop: expected a learning rate above 0, got 0");
    expect(() => rmsprop({rate: 1, ρ: 1})).toThrow("rmsprop: expected ρ from 0 to below 1, got 1");
  });
});
