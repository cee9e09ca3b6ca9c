import fc from "fast-check";
import {expect, test} from "vitest";
import {matrix, multiply, norm, transpose, zeros} from "../../../src/engine/linear/matrix.js";
import {singularValues} from "../../../src/engine/linear/singularValues.js";
import {eigenvalueModuli, spectralRadius} from "../../../src/engine/linear/spectralRadius.js";
import {anySquare, expectWithin} from "./laws.js";

test("the spectral radius is never above the largest singular value", () => {
  fc.assert(
    fc.property(anySquare(), (a) => {
      expect(spectralRadius(a)).toBeLessThanOrEqual(singularValues(a)[0] * (1 + 2e-14));
    })
  );
});

test("the two are equal for AᵀA, and the square of A's largest singular value", () => {
  fc.assert(
    fc.property(anySquare(), (a) => {
      const square = multiply(transpose(a), a);
      expectWithin(spectralRadius(square), singularValues(square)[0], 2e-14 * norm(square.data));
      expectWithin(spectralRadius(square), singularValues(a)[0] ** 2, 2e-14 * norm(square.data));
    })
  );
});

test("they differ for a matrix that is not normal: radius 1/2, largest singular value above 4", () => {
  const a = matrix(2, 2, [0.5, 4, 0, 0.5]);
  expect(spectralRadius(a)).toBe(0.5);
  expect(singularValues(a)[0]).toBeGreaterThan(4);
});

test("moduli in descending order, of complex pairs too", () => {
  expect(eigenvalueModuli(matrix(3, 3, [-1, 0, 0, 0, 3, -4, 0, 4, 3]))).toEqual(Float64Array.of(5, 5, 1));
});

test("nilpotent matrices and the empty one have radius 0", () => {
  expect(spectralRadius(matrix(3, 3, [0, 0, 0, 1, 0, 0, 2, 3, 0]))).toBe(0);
  expect(spectralRadius(zeros(0, 0))).toBe(0);
});

test("a matrix that is not square is refused", () => {
  expect(() => spectralRadius(zeros(1, 2))).toThrow("eigenvalues: expected a square A, got [1, 2]");
});
