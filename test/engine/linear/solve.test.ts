import fc from "fast-check";
import {expect, test} from "vitest";
import {identity, matrix, multiply, norm, zeros} from "../../../src/engine/linear/matrix.js";
import {singularValues} from "../../../src/engine/linear/singularValues.js";
import {solve} from "../../../src/engine/linear/solve.js";
import {anySquare, distance} from "./laws.js";

const right = (n: number) => fc.array(fc.double({min: -1, max: 1, noNaN: true}), {minLength: n, maxLength: n});

test("A x = b to within rounding, wherever A is not nearly singular", () => {
  fc.assert(
    fc.property(
      anySquare().chain((a) => fc.tuple(fc.constant(a), right(a.rows))),
      ([a, b]) => {
        const sizes = singularValues(a);
        fc.pre(sizes[sizes.length - 1] > 1e-6 * sizes[0] && sizes[0] > 1e-3);
        const x = solve(a, b);
        const back = multiply(a, matrix(a.rows, 1, x)).data;
        expect(distance(back, b)).toBeLessThanOrEqual(1e-12 * (norm(a.data) * norm(x) + norm(b)));
      }
    )
  );
});

test("the identity gives b back, to the bit, and A and b stay as they are", () => {
  const [a, b] = [identity(3), [1, -2, 0.1]];
  expect([...solve(a, b)]).toEqual(b);
  expect([...a.data]).toEqual([...identity(3).data]);
  expect(b).toEqual([1, -2, 0.1]);
});

test("rows in the wrong order are put right", () => {
  expect([...solve(matrix(2, 2, [0, 2, 4, 0]), [6, 8])]).toEqual([2, 3]);
});

test("a singular A, one that is not square, and a b of another length are refused", () => {
  expect(() => solve(matrix(2, 2, [1, 2, 2, 4]), [1, 1])).toThrow("got 0 for pivot 2 of 2");
  expect(() => solve(zeros(2, 3), [1, 1])).toThrow("expected A of [n, n] and b of [n], got [2, 3] and 2 values");
  expect(() => solve(identity(2), [1])).toThrow("got [2, 2] and 1 values");
  expect(() => solve(matrix(1, 1, [NaN]), [1])).toThrow("got NaN for pivot 1 of 1");
});
