import {describe, expect, test} from "vitest";
import {matrix, zeros} from "../../../src/engine/linear/matrix.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {sgd} from "../../../src/engine/optimisers/sgd.js";

const row = (...values: number[]) => matrix(1, values.length, values);

describe("sgd", () => {
  test("steps against the gradient, and leaves what it is given as it was", () => {
    const parameters = {W_h: row(1, 2), b: row(0)};
    const moved = sgd({rate: 0.5}).update(parameters, {W_h: row(1, -4), b: row(0)});
    expect([...moved.W_h.data, ...moved.b.data]).toEqual([0.5, 4, 0]);
    expect(Array.from(parameters.W_h.data)).toEqual([1, 2]);
  });

  test("stops with the update and the parameter where a value is not finite", () => {
    const optimiser = sgd({rate: 10});
    const {b} = optimiser.update({b: row(0)}, {b: row(-1e307)});
    expect(() => optimiser.update({W_h: row(1), b}, {W_h: row(0), b: row(-1e308)})).toThrow(
      new NonFiniteError("sgd", "b", Infinity, 2, "update")
    );
  });

  test.each([0, -0.1, NaN, Infinity])("refuses a learning rate of %s", (rate) => {
    expect(() => sgd({rate})).toThrow(new RangeError(`sgd: expected a learning rate above 0, got ${rate}`));
  });

  test("refuses gradients that are missing or of another shape", () => {
    const optimiser = sgd({rate: 1});
    expect(() => optimiser.update({b: zeros(3, 1)}, {})).toThrow(
      new RangeError("sgd: expected a gradient of b of [3, 1], got none")
    );
    expect(() => optimiser.update({b: zeros(3, 1)}, {b: zeros(1, 3)})).toThrow(
      new RangeError("sgd: expected a gradient of b of [3, 1], got [1, 3]")
    );
  });
});
