import fc from "fast-check";
import {expect, test} from "vitest";
import {matrix, scale, zeros} from "../../../src/engine/linear/matrix.js";
import {floorPowerOfTwo, normalised} from "../../../src/engine/linear/normalised.js";

test("floorPowerOfTwo is the power of two at or below its argument, to both ends of the range", () => {
  expect([1, 1.5, 2, 3.99, 0.75, 1e-3].map(floorPowerOfTwo)).toEqual([1, 1, 2, 2, 0.5, 2 ** -10]);
  expect(floorPowerOfTwo(Number.MAX_VALUE)).toBe(2 ** 1023);
  expect(floorPowerOfTwo(Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
  expect(floorPowerOfTwo(0)).toBe(1);
});

test("the largest entry of the unit lies in [1, 2) and its product with the factor is A exactly", () => {
  const finite = fc.oneof(
    fc.double({min: 1e-3, max: 1e3, noNaN: true}),
    fc.double({min: -1e290, max: -1e280, noNaN: true})
  );
  fc.assert(
    fc.property(fc.array(finite, {minLength: 6, maxLength: 6}), (values) => {
      const a = matrix(2, 3, values);
      const {unit, factor} = normalised(a, "test");
      const largest = Math.max(...unit.data.map(Math.abs));
      expect(largest).toBeGreaterThanOrEqual(1);
      expect(largest).toBeLessThan(2);
      expect(scale(unit, factor)).toEqual(a);
    })
  );
});

test("zero stays zero with factor 1", () => {
  expect(normalised(zeros(2, 2), "test")).toEqual({unit: zeros(2, 2), factor: 1});
});

test("an entry that is not finite is refused with its place", () => {
  for (const value of [NaN, Infinity, -Infinity])
    expect(() => normalised(matrix(2, 3, [0, 0, 0, 0, value, 0]), "gain")).toThrow(
      `gain: expected finite entries in A of [2, 3], got ${value} at row 1, column 1 (counted from 0)`
    );
});
