import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {eigenvalues} from "../../../src/engine/linear/eigenvalues.js";
import {
  identity,
  matrix,
  multiply,
  norm,
  scale,
  transpose,
  zeros,
  type Matrix
} from "../../../src/engine/linear/matrix.js";
import {qr} from "../../../src/engine/linear/qr.js";
import {singularValues} from "../../../src/engine/linear/singularValues.js";
import {anySquare, distance, expectWithin} from "./laws.js";

describe("laws", () => {
  test("A − λ I is singular within rounding for every λ", () => {
    fc.assert(
      fc.property(anySquare(), (a) => {
        pairs(a).forEach(([real, imaginary]) => {
          // 2e-15 as a rule; the worst of 40,000 matrices had 2e-14.
          const smallest = singularValues(realForm(a, real, imaginary)).at(-1) ?? NaN;
          expect(smallest).toBeLessThanOrEqual(1e-12 * norm(a.data));
        });
      })
    );
  });

  test("their sum is the trace", () => {
    fc.assert(
      fc.property(anySquare(), (a) => {
        const {real, imaginary} = eigenvalues(a);
        const trace = a.data.reduce((sum, value, k) => (k % (a.cols + 1) === 0 ? sum + value : sum), 0);
        expectWithin(sum(real), trace, 2e-14 * norm(a.data));
        expect(sum(imaginary)).toBe(0);
      })
    );
  });

  test("their product is the determinant", () => {
    fc.assert(
      fc.property(anySquare(4), (a) => {
        const [real, imaginary] = pairs(a).reduce(([x, y], [u, v]) => [x * u - y * v, x * v + y * u], [1, 0]);
        const tolerance = 1e-13 * norm(a.data) ** a.rows;
        expectWithin(real, determinant(a), tolerance);
        expectWithin(imaginary, 0, tolerance);
      })
    );
  });

  test("those of a symmetric matrix are real, their sizes the singular values", () => {
    fc.assert(
      fc.property(anySquare(), (random) => {
        const a = {...random, data: random.data.map((value, k) => value + transpose(random).data[k])};
        const {real, imaginary} = eigenvalues(a);
        expectWithin(norm(imaginary), 0, 2e-14 * norm(a.data));
        const sizes = real.map(Math.abs).sort((s, t) => t - s);
        expect(distance(sizes, singularValues(a))).toBeLessThanOrEqual(2e-14 * norm(a.data));
      })
    );
  });

  test("n of them, the complex ones in pairs, the positive imaginary part first", () => {
    fc.assert(
      fc.property(anySquare(), (a) => {
        const values = pairs(a);
        expect(values.length).toBe(a.rows);
        const complex = values.filter(([, imaginary]) => imaginary !== 0);
        complex.forEach(([real, imaginary], k) => {
          if (k % 2 === 0) expect([real, -imaginary, imaginary > 0]).toEqual([...complex[k + 1], true]);
        });
      })
    );
  });

  test("A scaled by a power of two scales them exactly", () => {
    const a = matrix(4, 4, [1, 2, 0, 3, -1, 1, 4, 0, 0, -2, 1, 1, 5, 0, 1, 1]);
    for (const factor of [2 ** 1000, 2 ** -900]) {
      const {real, imaginary} = eigenvalues(scale(a, factor));
      expect(real).toEqual(eigenvalues(a).real.map((value) => value * factor));
      expect(imaginary).toEqual(eigenvalues(a).imaginary.map((value) => value * factor));
    }
  });
});

describe("known matrices", () => {
  test("a rotation and scaling in the plane: 3 ± 4i", () => {
    expect(pairs(matrix(2, 2, [3, -4, 4, 3]))).toEqual([
      [3, 4],
      [3, -4]
    ]);
  });

  test("a Jordan block, either way up: its diagonal, exactly", () => {
    const block = matrix(3, 3, [0.7, 1, 0, 0, 0.7, 1, 0, 0, 0.7]);
    for (const a of [block, transpose(block)])
      expect(eigenvalues(a)).toEqual({real: Float64Array.of(0.7, 0.7, 0.7), imaginary: new Float64Array(3)});
  });

  test("a turned Jordan block of k: about 16 / k digits, as the docstring says", () => {
    const {q} = qr(matrix(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 10]));
    const turned = multiply(multiply(q, matrix(3, 3, [0.7, 1, 0, 0, 0.7, 1, 0, 0, 0.7])), transpose(q));
    pairs(turned).forEach(([real, imaginary]) => expectWithin(norm([real - 0.7, imaginary]), 0, 5e-5));
  });

  test("rank one: v · u, and zeros", () => {
    const a = multiply(matrix(3, 1, [1, 2, 3]), matrix(1, 3, [2, -1, 2]));
    expect(distance(sorted(eigenvalues(a).real), [0, 0, 6])).toBeLessThan(1e-14);
  });

  test("companion matrices: the roots of their polynomials", () => {
    // (x − 1)(x − 2)(x − 3)(x − 4)(x − 5)
    const {real, imaginary} = eigenvalues(companion([-120, 274, -225, 85, -15]));
    expect(distance(sorted(real), [1, 2, 3, 4, 5])).toBeLessThan(1e-11);
    expect(norm(imaginary)).toBe(0);
    // (x² + 1)(x² − 2x + 5)
    const roots = pairs(companion([5, -2, 6, -2])).sort(([, u], [, v]) => u - v);
    expect(distance(roots.flat(), [1, -2, 0, -1, 0, 1, 1, 2])).toBeLessThan(1e-14);
  });

  test("cyclic shifts: the n-th roots of unity, where plain shifts go round in circles", () => {
    for (const n of [3, 4, 5, 8, 16]) {
      const values = pairs({
        rows: n,
        cols: n,
        data: identity(n).data.map((_, k) => (k % n === (Math.floor(k / n) + 1) % n ? 1 : 0))
      });
      values.forEach(([real, imaginary]) => expectWithin(norm([real, imaginary]), 1, 1e-14));
      const gaps = values.flatMap(([a, b], i) => values.slice(i + 1).map(([c, d]) => norm([a - c, b - d])));
      expectWithin(Math.min(...gaps), 2 * Math.sin(Math.PI / n), 1e-14);
    }
  });

  test("the empty, the one-entry and the zero matrix", () => {
    expect(pairs(zeros(0, 0))).toEqual([]);
    expect(pairs(matrix(1, 1, [-3]))).toEqual([[-3, 0]]);
    expect(pairs(zeros(2, 2))).toEqual([
      [0, 0],
      [0, 0]
    ]);
  });
});

describe("ill-scaled matrices", () => {
  test("other units for each row and column, over 60 decades, cost no digit", () => {
    const a = matrix(4, 4, [2, 1, 0, 1, 1, 3, 1, 0, 0, 1, 5, 1, 1, 0, 1, 8]);
    const units = [1, 1e15, 1e-20, 1e40];
    const other = {...a, data: a.data.map((value, k) => (value * units[Math.floor(k / 4)]) / units[k % 4])};
    const expected = sorted(eigenvalues(a).real);
    sorted(eigenvalues(other).real).forEach((value, k) => expectWithin(value / expected[k], 1, 1e-13));
  });

  test("a pair whose squares underflow: ±10⁻¹⁶⁰", () => {
    const [negative, positive] = sorted(eigenvalues(matrix(2, 2, [0, 1e-20, 1e-300, 0])).real);
    expectWithin(positive / 1e-160, 1, 1e-15);
    expectWithin(negative / -1e-160, 1, 1e-15);
  });
});

describe("errors", () => {
  test("a matrix that is not square is refused with its shape", () => {
    expect(() => eigenvalues(zeros(2, 3))).toThrow("eigenvalues: expected a square A, got [2, 3]");
  });

  test("an entry that is not finite is refused by name and place", () => {
    expect(() => eigenvalues(matrix(2, 2, [1, 0, Infinity, 1]))).toThrow(
      "eigenvalues: expected finite entries in A of [2, 2], got Infinity at row 1, column 0 (counted from 0)"
    );
  });
});

function pairs(a: Matrix): [number, number][] {
  const {real, imaginary} = eigenvalues(a);
  return Array.from(real, (value, k) => [value, imaginary[k]]);
}

/** The real [2n, 2n] matrix whose singular values are those of A − (x + iy) I, each twice. */
function realForm(a: Matrix, x: number, y: number): Matrix {
  const n = a.rows;
  const result = zeros(2 * n, 2 * n);
  for (let row = 0; row < n; ++row) {
    for (let col = 0; col < n; ++col)
      for (const part of [0, n])
        result.data[(row + part) * 2 * n + col + part] = a.data[row * n + col] - (row === col ? x : 0);
    result.data[row * 2 * n + row + n] = y;
    result.data[(row + n) * 2 * n + row] = -y;
  }
  return result;
}

/** By expansion along the first row. */
function determinant({rows: n, data}: Matrix): number {
  if (n === 0) return 1;
  let result = 0;
  for (let col = 0; col < n; ++col) {
    const minor = matrix(
      n - 1,
      n - 1,
      Array.from(data.subarray(n)).filter((_, k) => k % n !== col)
    );
    result += (col % 2 === 0 ? 1 : -1) * data[col] * determinant(minor);
  }
  return result;
}

/** The companion matrix of xⁿ + c_{n−1} xⁿ⁻¹ + … + c_0. */
function companion(coefficients: number[]): Matrix {
  const n = coefficients.length;
  const result = zeros(n, n);
  coefficients.forEach((c, row) => {
    result.data[row * n + n - 1] = -c;
    if (row > 0) result.data[row * n + row - 1] = 1;
  });
  return result;
}

function sorted(values: Float64Array): Float64Array {
  return values.slice().sort((s, t) => s - t);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
