import {expect, test} from "vitest";
import {hessenbergEigenvalues} from "../../../src/engine/linear/hessenbergEigenvalues.js";
import {matrix} from "../../../src/engine/linear/matrix.js";

test("a block that no step divides is given up after 30 n steps, by name and size", () => {
  expect(() => hessenbergEigenvalues(matrix(3, 3, Array(9).fill(NaN)))).toThrow(
    "eigenvalues: no convergence for a block of [3, 3] in 90 steps"
  );
});

test("a two by two block whose roots would cancel keeps the digits of the small one", () => {
  const values = hessenbergEigenvalues(matrix(2, 2, [1, 2 ** -40, 2 ** -40, 0])).map(({real}) => real);
  expect(values[0]).toBe(1);
  expect(values[1] / -(2 ** -80)).toBeCloseTo(1, 14);
});
