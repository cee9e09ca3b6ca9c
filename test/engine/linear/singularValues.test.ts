import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {copy, matrix, multiply, norm, scale, transpose, zeros, type Matrix} from "../../../src/engine/linear/matrix.js";
import {qr} from "../../../src/engine/linear/qr.js";
import {singularValues} from "../../../src/engine/linear/singularValues.js";
import {anyMatrix, anySquare, distance, expectWithin, matrixOf} from "./laws.js";

const tolerance = 1e-14;

describe("laws", () => {
  test("min(m, n) values, none negative, in descending order", () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        const values = singularValues(a);
        expect(values.length).toBe(Math.min(a.rows, a.cols));
        expect(values.every((value, k) => value >= 0 && (k === 0 || value <= values[k - 1]))).toBe(true);
      })
    );
  });

  test("A and its transpose have the same", () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        expect(distance(singularValues(a), singularValues(transpose(a)))).toBeLessThanOrEqual(tolerance * norm(a.data));
      })
    );
  });

  test("the sum of their squares is the squared Frobenius norm", () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        expectWithin(norm(singularValues(a)), norm(a.data), tolerance * norm(a.data));
      })
    );
  });

  test("orthogonal matrices on either side leave them as they are", () => {
    const triples = fc
      .tuple(fc.integer({min: 1, max: 6}), fc.integer({min: 1, max: 6}))
      .chain(([rows, cols]) => fc.tuple(matrixOf(rows, rows), matrixOf(rows, cols), matrixOf(cols, cols)));
    fc.assert(
      fc.property(triples, ([left, a, right]) => {
        const turned = multiply(multiply(qr(left).q, a), qr(right).q);
        expect(distance(singularValues(turned), singularValues(a))).toBeLessThanOrEqual(tolerance * norm(a.data));
      })
    );
  });

  test("their product is the size of the determinant, that of R's diagonal", () => {
    fc.assert(
      fc.property(anySquare(5), (a) => {
        const {r} = qr(a);
        const determinant = Array.from({length: a.rows}, (_, k) => Math.abs(r.data[k * a.cols + k])).reduce(
          (x, y) => x * y
        );
        const product = singularValues(a).reduce((x, y) => x * y);
        expectWithin(product, determinant, tolerance * Math.max(1, norm(a.data)) ** 5);
      })
    );
  });

  test("A scaled by a power of two scales them exactly, to both ends of the range", () => {
    const a = gradedTo(0.1);
    for (const factor of [2 ** 1000, 2 ** -900, -1])
      expect(singularValues(scale(a, factor))).toEqual(singularValues(a).map((value) => value * Math.abs(factor)));
  });
});

describe("known matrices", () => {
  test("diagonal: the sizes of its entries, exactly", () => {
    const a = matrix(3, 3, [0.3, 0, 0, 0, -7, 0, 0, 0, 5]);
    expect(singularValues(a)).toEqual(Float64Array.of(7, 5, 0.3));
  });

  test("rank one: ‖u‖ ‖v‖ and zeros", () => {
    const u = matrix(4, 1, [1, 2, 3, 4]);
    const v = matrix(1, 3, [2, -1, 2]);
    expect(distance(singularValues(multiply(u, v)), [3 * Math.sqrt(30), 0, 0])).toBeLessThan(1e-14);
  });

  test("a Jordan block of two: the golden section", () => {
    const golden = (1 + Math.sqrt(5)) / 2;
    expect(distance(singularValues(matrix(2, 2, [1, 1, 0, 1])), [golden, 1 / golden])).toBeLessThan(1e-15);
  });

  test("zero columns and the zero matrix", () => {
    expect(singularValues(matrix(2, 3, [0, 3, 0, 0, 4, 0]))).toEqual(Float64Array.of(5, 0));
    expect(singularValues(zeros(3, 2))).toEqual(Float64Array.of(0, 0));
    expect(singularValues(zeros(0, 2))).toEqual(Float64Array.of());
  });

  test("nearly parallel columns: the small value to a relative 1e-13 (Läuchli's matrix, √(2 + ε²) and ε)", () => {
    const epsilon = 2 ** -26;
    const [largest, smallest] = singularValues(matrix(3, 2, [1, 1, epsilon, 0, 0, epsilon]));
    expectWithin(largest, Math.sqrt(2 + epsilon * epsilon), 1e-15);
    expectWithin(smallest / epsilon, 1, 1e-7);
  });
});

describe("ill-scaled matrices", () => {
  test("columns of very different length keep the relative accuracy of each value", () => {
    const q = qr(matrix(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 10])).q;
    const lengths = [1e100, 1, 1e-40];
    const scaled = copy(q);
    scaled.data.forEach((value, k) => (scaled.data[k] = value * lengths[k % 3]));
    singularValues(scaled).forEach((value, k) => expectWithin(value / lengths[k], 1, 1e-14));
  });

  test("diagonals beyond the range of squares are exact", () => {
    expect(singularValues(matrix(2, 2, [1e-200, 0, 0, 1e100]))).toEqual(Float64Array.of(1e100, 1e-200));
    expect(singularValues(matrix(1, 1, [-5e-324]))).toEqual(Float64Array.of(5e-324));
  });

  test("triangular matrices graded over 60 decades converge", () => {
    const values = singularValues(gradedTo(1e-10));
    expectWithin(norm(values), norm(gradedTo(1e-10).data), 1e-14);
    expect(values[5]).toBeGreaterThan(0);
    expect(values[5]).toBeLessThan(1e-49);
  });
});

test("an entry that is not finite is refused by name and place", () => {
  expect(() => singularValues(matrix(2, 2, [1, NaN, 0, 1]))).toThrow(
    "singularValues: expected finite entries in A of [2, 2], got NaN at row 0, column 1 (counted from 0)"
  );
});

/** Upper triangular [6, 6] with row k of ratioᵏ. */
function gradedTo(ratio: number): Matrix {
  const result = zeros(6, 6);
  for (let row = 0, size = 1; row < 6; ++row, size *= ratio)
    for (let col = row; col < 6; ++col) result.data[row * 6 + col] = size * (1 + row - col / 3);
  return result;
}
