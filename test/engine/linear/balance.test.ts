import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {balance, separate} from "../../../src/engine/linear/balance.js";
import {matrix, norm, zeros} from "../../../src/engine/linear/matrix.js";
import {anySquare} from "./laws.js";

describe("separate", () => {
  test("a triangular matrix leaves nothing over, whatever the order of its rows and columns", () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4], {minLength: 5});
    fc.assert(
      fc.property(order, (places) => {
        const a = zeros(5, 5);
        places.forEach((row, i) => places.forEach((col, j) => (a.data[row * 5 + col] = i <= j ? 10 * i + j + 1 : 0)));
        const {diagonal, rest} = separate(a);
        expect(diagonal.sort((x, y) => x - y)).toEqual([1, 12, 23, 34, 45]);
        expect(rest).toEqual(zeros(0, 0));
      })
    );
  });

  test("what cannot be read off is left, in its order", () => {
    const {diagonal, rest} = separate(matrix(3, 3, [1, 5, 2, 0, 7, 0, 3, 6, 4]));
    expect(diagonal).toEqual([7]);
    expect(rest).toEqual(matrix(2, 2, [1, 2, 3, 4]));
  });
});

describe("balance", () => {
  test("a matrix and its copy in other units, in powers of two, come to the same norm", () => {
    const units = [1, 2 ** 30, 2 ** -25];
    const a = matrix(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const other = matrix(
      3,
      3,
      Array.from(a.data, (value, k) => (value * units[Math.floor(k / 3)]) / units[k % 3])
    );
    expect(norm(balance(other).data)).toBeLessThan(2 * norm(a.data));
    expect(balance(a)).toEqual(a);
  });

  test("the diagonal and every product of an entry with its mirror image stay, to the bit", () => {
    const wide = matrix(3, 3, [1, 1e12, 3, 4e-9, 5, 6e-7, 7, 8e10, 9]);
    const balanced = balance(wide);
    for (let row = 0; row < 3; ++row)
      for (let col = 0; col < 3; ++col)
        expect(balanced.data[row * 3 + col] * balanced.data[col * 3 + row]).toBe(
          wide.data[row * 3 + col] * wide.data[col * 3 + row]
        );
    expect(norm(balanced.data)).toBeLessThan(norm(wide.data) / 1e9);
  });

  test("it never enlarges the Frobenius norm", () => {
    fc.assert(
      fc.property(anySquare(), (a) => {
        const {rest} = separate(a);
        expect(norm(balance(rest).data)).toBeLessThanOrEqual(norm(rest.data) * (1 + 1e-15));
      })
    );
  });
});
