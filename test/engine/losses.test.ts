import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {matrix, zeros, type Matrix} from "../../src/engine/linear/matrix.js";
import {cotangent, softmaxCrossEntropy, squaredError, type Loss} from "../../src/engine/losses.js";

const rows = (...values: number[][]): Matrix => matrix(values.length, values[0].length, values.flat());

function at(loss: Loss, t: number, y: Matrix): {value: number; gradient: number[]} {
  const here = loss.at(t, y);
  if (!here) throw new Error(`expected a loss at step ${t + 1}`);
  return {value: here.value, gradient: Array.from(here.gradient.data)};
}

test("a step without a target has no loss", () => {
  for (const loss of [
    squaredError(new Map([[2, zeros(1, 1)]])),
    softmaxCrossEntropy(new Map([[2, [0]]])),
    cotangent(new Map([[2, zeros(1, 1)]]))
  ]) {
    expect(loss.steps).toEqual([2]);
    expect(loss.at(1, zeros(1, 1))).toBeUndefined();
    expect(loss.at(2, zeros(1, 1))).toBeDefined();
  }
});

describe("squaredError", () => {
  test("is summed over outputs and averaged over the batch, and so is its gradient", () => {
    const loss = squaredError(new Map([[0, rows([1, 2], [3, 4])]]));
    // errors 1, −2 and 0, 3: (1 + 4 + 0 + 9) / 2
    expect(at(loss, 0, rows([2, 0], [3, 7]))).toEqual({value: 7, gradient: [1, -2, 0, 3]});
  });

  test("refuses a target of another shape", () => {
    expect(() => squaredError(new Map([[4, zeros(2, 3)]])).at(4, zeros(3, 2))).toThrow(
      new RangeError("squaredError: expected [B=3, O=2] at step 5, got [2, 3] with 6 values")
    );
  });
});

describe("softmaxCrossEntropy", () => {
  test("of equal outputs is log O, with gradient 1/O everywhere and −1 at the class, over B", () => {
    const {value, gradient} = at(softmaxCrossEntropy(new Map([[0, [1, 3]]])), 0, rows([5, 5, 5, 5], [-2, -2, -2, -2]));
    expect(value).toBeCloseTo(Math.log(4), 15);
    expect(gradient).toEqual([0.125, -0.375, 0.125, 0.125, 0.125, 0.125, 0.125, -0.375]);
  });

  test("has a gradient that sums to 0 over the outputs of a sequence, within rounding, and a value of at least 0", () => {
    const output = fc.double({min: -1e3, max: 1e3, noNaN: true});
    fc.assert(
      fc.property(fc.array(output, {minLength: 1, maxLength: 8}), fc.nat(), (y, n) => {
        const {value, gradient} = at(softmaxCrossEntropy(new Map([[0, [n % y.length]]])), 0, rows(y));
        expect(Math.abs(gradient.reduce((total, g) => total + g, 0))).toBeLessThan(1e-15 * y.length);
        expect(value).toBeGreaterThanOrEqual(0);
      }),
      {seed: 20130616, numRuns: 200}
    );
  });

  test("does not overflow for huge outputs: only their differences count", () => {
    const loss = softmaxCrossEntropy(new Map([[0, [0]]]));
    expect(at(loss, 0, rows([1e308, -1e308]))).toEqual({value: 0, gradient: [0, 0]});
    expect(at(loss, 0, rows([-1e300, 0])).value).toBe(1e300);
    expect(at(loss, 0, rows([1000, 1001]))).toEqual(at(loss, 0, rows([0, 1])));
  });

  test("adds nothing for a sequence of class −1, and counts it in B as the others", () => {
    const two = softmaxCrossEntropy(new Map([[0, [1, -1]]]));
    const one = softmaxCrossEntropy(new Map([[0, [1]]]));
    const {value, gradient} = at(one, 0, rows([0.3, -0.2]));
    expect(at(two, 0, rows([0.3, -0.2], [9, 4]))).toEqual({
      value: value / 2,
      gradient: [...gradient.map((g) => g / 2), 0, 0]
    });
  });

  test("refuses classes that are not there, and any other number of them than sequences", () => {
    const loss = (classes: number[]) => () => softmaxCrossEntropy(new Map([[0, classes]])).at(0, zeros(1, 3));
    for (const wrong of [3, -2, 0.5, NaN])
      expect(loss([wrong])).toThrow(
        new RangeError(`softmaxCrossEntropy: expected a class from 0 to 2 at step 1, got ${wrong}`)
      );
    expect(loss([0, 1])).toThrow(
      new RangeError("softmaxCrossEntropy: expected 1 classes at step 1 for y of [1, 3], got 2")
    );
  });
});

describe("cotangent", () => {
  test("is the sum of products, neither averaged nor scaled, and its gradient is the cotangent", () => {
    const given = rows([1, -2], [0.5, 0]);
    expect(at(cotangent(new Map([[3, given]])), 3, rows([2, 3], [4, 5]))).toEqual({
      value: 2 - 6 + 2,
      gradient: [1, -2, 0.5, 0]
    });
  });

  test("refuses a cotangent of another shape, also where it has as many values, or none of its shape's", () => {
    for (const [given, words] of [
      [zeros(3, 2), "[3, 2] with 6 values"],
      [zeros(1, 3), "[1, 3] with 3 values"],
      [{...zeros(2, 3), rows: 3}, "[3, 3] with 6 values"],
      [{...zeros(2, 3), cols: 2}, "[2, 2] with 6 values"],
      [{...zeros(2, 3), data: new Float64Array(5)}, "[2, 3] with 5 values"]
    ] as const)
      expect(() => cotangent(new Map([[0, given]])).at(0, zeros(2, 3))).toThrow(
        new RangeError(`cotangent: expected [B=2, O=3] at step 1, got ${words}`)
      );
    expect(() => cotangent(new Map([[0, zeros(1, 2)]])).at(0, zeros(1, 3))).toThrow(
      new RangeError("cotangent: expected [B=1, O=3] at step 1, got [1, 2] with 2 values")
    );
  });
});
