import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import {softmaxCrossEntropy} from "../../../src/engine/losses.js";
import {inBits, largest, portions, surprise} from "../../../src/experiments/tasks/answers.js";

describe("largest", () => {
  it("is the column of the largest value of a row, the first of equals", () => {
    const y = matrix(3, 3, [1, 3, 2, -5, -4, -1, 2, 0, 2]);
    expect([0, 1, 2].map((row) => largest(y, row))).toEqual([1, 2, 0]);
  });
});

describe("surprise", () => {
  it("is what the loss of training is for one sequence", () => {
    const outputs = fc.array(fc.double({min: -40, max: 40, noNaN: true}), {minLength: 2, maxLength: 6});
    fc.assert(
      fc.property(outputs, fc.nat(), (values, k) => {
        const y = matrix(1, values.length, values);
        const wanted = k % values.length;
        expect(surprise(y, 0, wanted)).toBeCloseTo(
          softmaxCrossEntropy(new Map([[0, [wanted]]])).at(0, y)?.value ?? NaN,
          12
        );
      })
    );
  });

  it("does not overflow", () => {
    expect(surprise(matrix(2, 2, [0, 0, 5000, 4000]), 1, 1)).toBe(1000);
  });
});

describe("inBits", () => {
  it("makes one bit of ln 2 nats", () => {
    expect(inBits(Math.LN2)).toBeCloseTo(1, 14);
  });
});

describe("portions", () => {
  it("add up, and none is large", () => {
    for (const n of [1, 199, 200, 201, 1000]) {
      const parts = [...portions(n)];
      expect(parts.reduce((total, part) => total + part, 0)).toBe(n);
      expect(Math.max(...parts)).toBeLessThanOrEqual(200);
    }
  });
});
