import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  chronoForgetBias,
  constantBias,
  gaussian,
  gaussianAtSpectralRadiusOne,
  gaussianWithGain,
  glorot,
  looksLinear,
  orthogonal,
  scaledIdentity,
  scaledToSingularValue,
  scaledToSpectralRadius,
  uniformBetween
} from "../../src/engine/initialise.js";
import {relu} from "../../src/engine/activations.js";
import {elementwise} from "../../src/engine/linear/elementwise.js";
import {identity, matrix, multiply, scale, transpose, zeros, type Matrix} from "../../src/engine/linear/matrix.js";
import {singularValues} from "../../src/engine/linear/singularValues.js";
import {spectralRadius} from "../../src/engine/linear/spectralRadius.js";
import {Random} from "../../src/engine/random.js";
import {columns} from "../../src/engine/networks/columns.js";
import {distance, expectWithin} from "./linear/laws.js";

const seeds = fc.integer({min: 0, max: 2 ** 31 - 1});
const sizes = fc.integer({min: 1, max: 12});

describe("moments of 40,000 draws, within 5 standard errors", () => {
  const draws = 40_000;

  test("gaussian: mean 0, the given deviation, kurtosis 3", () => {
    const {data} = gaussian(200, 200, 0.5, new Random(1));
    expectWithin(moment(data, 1), 0, (5 * 0.5) / Math.sqrt(draws));
    expectWithin(moment(data, 2) / 0.25, 1, 5 * Math.sqrt(2 / draws));
    expectWithin(moment(data, 4) / 0.25 ** 2, 3, 5 * Math.sqrt(96 / draws));
  });

  test("gaussianWithGain: variance gain² / fan-in, the number of columns", () => {
    const {data} = gaussianWithGain(400, 100, 2, new Random(2));
    expectWithin((moment(data, 2) * 100) / 4, 1, 5 * Math.sqrt(2 / draws));
  });

  test("uniformBetween: within its limits, mean and variance of the uniform distribution", () => {
    const {data} = uniformBetween(200, 200, -1, 3, new Random(3));
    expect(data.every((value) => value >= -1 && value < 3)).toBe(true);
    expectWithin(moment(data, 1), 1, (5 * Math.sqrt(16 / 12)) / Math.sqrt(draws));
    expectWithin(moment(data, 2, 1) / (16 / 12), 1, 5 * Math.sqrt(0.8 / draws));
  });

  test("glorot: within √6 / √(fan-in + fan-out), variance 2 / (fan-in + fan-out)", () => {
    const {data} = glorot(100, 400, 1, new Random(4));
    const limit = Math.sqrt(6 / 500);
    expect(Math.max(...data.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...data)).toBeGreaterThan(0.999 * limit);
    expectWithin(moment(data, 2) * 250, 1, 5 * Math.sqrt(0.8 / draws));
    expect(distance(glorot(3, 5, 4, new Random(5)).data, scale(glorot(3, 5, 1, new Random(5)), 4).data)).toBeLessThan(
      1e-14
    );
  });

  test("the trace of Haar matrices of [2, 2]: mean 0 and variance 1; rotations as often as reflections", () => {
    const random = new Random(6);
    const matrices = Array.from({length: draws}, () => orthogonal(2, 2, 1, random).data);
    const traces = Float64Array.from(matrices, ([a, , , d]) => a + d);
    expectWithin(moment(traces, 1), 0, 5 / Math.sqrt(draws));
    expectWithin(moment(traces, 2), 1, 5 * Math.sqrt(2 / draws));
    const determinants = Float64Array.from(matrices, ([a, b, c, d]) => a * d - b * c);
    expectWithin(moment(determinants, 1), 0, 5 / Math.sqrt(draws));
    expectWithin(
      moment(
        Float64Array.from(matrices, ([a]) => a),
        1
      ),
      0,
      5 * Math.sqrt(0.5 / draws)
    );
  });

  test("chronoForgetBias: e^b is uniform on [1, T_max − 1]", () => {
    const {b_f} = chronoForgetBias(draws, 101, new Random(7));
    const times = b_f.data.map(Math.exp);
    expectWithin(moment(times, 1), 50.5, (5 * 99) / Math.sqrt(12 * draws));
    expectWithin(moment(times, 2, 50.5) / (99 ** 2 / 12), 1, 5 * Math.sqrt(0.8 / draws));
  });
});

describe("orthogonal", () => {
  test("rows or columns, whichever are fewer, are orthonormal to 1e-14 and scaled by the gain", () => {
    fc.assert(
      fc.property(sizes, sizes, seeds, (rows, cols, seed) => {
        const q = orthogonal(rows, cols, 1, new Random(seed));
        expect([q.rows, q.cols]).toEqual([rows, cols]);
        const gram = rows < cols ? multiply(q, transpose(q)) : multiply(transpose(q), q);
        expect(distance(gram.data, identity(Math.min(rows, cols)).data)).toBeLessThan(1e-14);
        expect(orthogonal(rows, cols, -3, new Random(seed))).toEqual(scale(q, -3));
      })
    );
  });

  test("at the size of the lecture's networks too: every entry of QᵀQ − I below 1e-14", () => {
    const q = orthogonal(64, 64, 1, new Random(8));
    const gram = multiply(transpose(q), q).data;
    expect(Math.max(...gram.map((value, k) => Math.abs(value - identity(64).data[k])))).toBeLessThan(1e-14);
    singularValues(q).forEach((value) => expectWithin(value, 1, 1e-14));
  });
});

describe("looksLinear", () => {
  test("a ReLU net of such layers is linear: h = [ReLU(z); ReLU(−z)] with z the product of its halves", () => {
    const random = new Random(17);
    const layers = [1, 2, 3, 4, 5].map(() => looksLinear(8, 8, 1, random));
    const A = layers.map((W) => columns({...W, rows: 4, data: W.data.slice(0, 32)}, 0, 4));
    const x = gaussian(8, 3, 1, random);
    const differences = matrix(
      4,
      3,
      Array.from({length: 12}, (_, k) => x.data[k] - x.data[k + 12])
    );
    const z = A.reduce((below, half) => multiply(half, below), differences);
    const h = layers.reduce((below, W) => elementwise(relu.f, multiply(W, below)), x);
    const expected = [...z.data.map(relu.f), ...z.data.map((value) => relu.f(-value))];
    expect(distance(h.data, expected)).toBeLessThan(1e-13);
  });

  test("its halves are orthogonal times the gain, and sizes are even", () => {
    const W = looksLinear(6, 4, 2, new Random(3));
    singularValues(W)
      .slice(0, 2)
      .forEach((value) => expectWithin(value, 4, 1e-12));
    expect(() => looksLinear(3, 4, 1, new Random(1))).toThrow(
      new RangeError("looksLinear: expected an even number of rows and columns, got [3, 4]")
    );
  });
});

test("scaledIdentity is the identity times its gain", () => {
  expect(scaledIdentity(2, 0.5)).toEqual(matrix(2, 2, [0.5, 0, 0, 0.5]));
});

test("constantBias is a column of one value", () => {
  expect(constantBias(3, 1)).toEqual(matrix(3, 1, [1, 1, 1]));
});

describe("scaled to a target", () => {
  const targets = fc.double({min: 0.01, max: 100, noNaN: true});

  test("the spectral radius is hit to a relative 1e-12, and the matrix keeps its direction", () => {
    fc.assert(
      fc.property(sizes, seeds, targets, (n, seed, target) => {
        const a = gaussian(n, n, 1, new Random(seed));
        const scaled = scaledToSpectralRadius(a, target);
        expectWithin(spectralRadius(scaled) / target, 1, 1e-12);
        expectParallel(scaled, a);
      })
    );
  });

  test("Gaussian weights drawn at spectral radius 1 are, to the bit, those scaled to it", () => {
    fc.assert(
      fc.property(sizes, seeds, (n, seed) => {
        const scaled = scaledToSpectralRadius(gaussian(n, n, 1 / Math.sqrt(n), new Random(seed)), 1);
        expect(gaussianAtSpectralRadiusOne(n, new Random(seed))).toEqual(scaled);
      })
    );
  });

  test("the largest singular value is hit to a relative 1e-12, for any shape", () => {
    fc.assert(
      fc.property(sizes, sizes, seeds, targets, (rows, cols, seed, target) => {
        const a = gaussian(rows, cols, 1, new Random(seed));
        const scaled = scaledToSingularValue(a, target);
        expectWithin(singularValues(scaled)[0] / target, 1, 1e-12);
        expectParallel(scaled, a);
      })
    );
  });

  test("at 64 units, and from a far away scale", () => {
    const a = scale(gaussian(64, 64, 1, new Random(9)), 1e-200);
    expectWithin(spectralRadius(scaledToSpectralRadius(a, 0.95)) / 0.95, 1, 1e-12);
    expectWithin(singularValues(scaledToSingularValue(a, 4))[0] / 4, 1, 1e-12);
  });

  test("a zero matrix is refused", () => {
    expect(() => scaledToSpectralRadius(zeros(2, 2), 1)).toThrow(
      "scaledToSpectralRadius: expected A of [2, 2] with a spectral radius above rounding, got 0 (0 for its transpose): " +
        "a zero or nilpotent matrix cannot be scaled to 1"
    );
    expect(() => scaledToSingularValue(zeros(2, 3), 1)).toThrow(
      "scaledToSingularValue: expected A of [2, 3] with an entry other than zero: a zero matrix cannot be scaled to 1"
    );
  });

  test("a nilpotent matrix is refused, triangular or turned so that rounding hides it", () => {
    const shift = matrix(4, 4, [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
    const refused =
      /^scaledToSpectralRadius: expected A of \[4, 4\] with a spectral radius above rounding, got .* cannot be scaled to 0\.9$/;
    expect(() => scaledToSpectralRadius(shift, 0.9)).toThrow(refused);
    for (let seed = 0; seed < 20; ++seed) {
      const q = orthogonal(4, 4, 1, new Random(seed));
      const turned = multiply(multiply(q, shift), transpose(q));
      expect(() => scaledToSpectralRadius(turned, 0.9)).toThrow(refused);
    }
  });

  test("a target that is no size is refused", () => {
    for (const target of [-1, NaN, Infinity]) {
      expect(() => scaledToSpectralRadius(identity(2), target)).toThrow(
        `scaledToSpectralRadius: expected a finite target of at least 0, got ${target}`
      );
      expect(() => scaledToSingularValue(identity(2), target)).toThrow(
        `scaledToSingularValue: expected a finite target of at least 0, got ${target}`
      );
    }
  });
});

describe("chronoForgetBias", () => {
  test("the input bias is the negative of the forget bias, which lies in [0, log(T_max − 1)]", () => {
    fc.assert(
      fc.property(sizes, seeds, fc.integer({min: 2, max: 1000}), (n, seed, tMax) => {
        const {b_f, b_i} = chronoForgetBias(n, tMax, new Random(seed));
        expect([b_f.rows, b_f.cols]).toEqual([n, 1]);
        expect(b_i).toEqual(scale(b_f, -1));
        expect(b_f.data.every((value) => value >= 0 && value <= Math.log(tMax - 1) + 1e-15)).toBe(true);
      })
    );
  });

  test("a T_max below 2 steps, or endless, is refused", () => {
    for (const tMax of [1, NaN, Infinity])
      expect(() => chronoForgetBias(3, tMax, new Random(0))).toThrow(
        `chronoForgetBias: expected a finite T_max of at least 2 steps, got ${tMax}`
      );
  });
});

test("the same seed gives the same bits", () => {
  for (const draw of [
    (random: Random) => gaussian(3, 4, 1, random),
    (random: Random) => glorot(3, 4, 1, random),
    (random: Random) => orthogonal(3, 4, 1, random),
    (random: Random) => chronoForgetBias(5, 100, random)
  ]) {
    expect(draw(new Random(10))).toEqual(draw(new Random(10)));
    expect(draw(new Random(10))).not.toEqual(draw(new Random(11)));
  }
});

test.each([NaN, Infinity, -Infinity])("a deviation, gain, bound or value of %s is refused", (bad) => {
  const random = new Random(1);
  const refusals: readonly [string, () => unknown][] = [
    ["gaussian: expected a finite std", () => gaussian(2, 2, bad, random)],
    ["gaussianWithGain: expected a finite gain", () => gaussianWithGain(2, 2, bad, random)],
    ["uniformBetween: expected a finite low", () => uniformBetween(2, 2, bad, 1, random)],
    ["uniformBetween: expected a finite high", () => uniformBetween(2, 2, 0, bad, random)],
    ["glorot: expected a finite gain", () => glorot(2, 2, bad, random)],
    ["orthogonal: expected a finite gain", () => orthogonal(2, 3, bad, random)],
    ["orthogonal: expected a finite gain", () => looksLinear(2, 4, bad, random)],
    ["scaledIdentity: expected a finite gain", () => scaledIdentity(2, bad)],
    ["constantBias: expected a finite value", () => constantBias(2, bad)]
  ];
  for (const [message, draw] of refusals) expect(draw).toThrow(new RangeError(`${message}, got ${bad}`));
});

/** The mean of (x − centre)^order. */
function moment(values: Float64Array, order: number, centre = 0): number {
  return values.reduce((sum, value) => sum + (value - centre) ** order, 0) / values.length;
}

function expectParallel(scaled: Matrix, a: Matrix): void {
  const factor = scaled.data[0] / a.data[0];
  expect(factor).toBeGreaterThan(0);
  scaled.data.forEach((value, k) => expectWithin(value, factor * a.data[k], 1e-15 * Math.abs(factor * a.data[k])));
}
