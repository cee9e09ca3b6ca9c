import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {linear} from "../../../src/engine/linear/affine.js";
import {linear as identity, relu, type Activation} from "../../../src/engine/activations.js";
import {gaussian} from "../../../src/engine/initialise.js";
import {elementwise} from "../../../src/engine/linear/elementwise.js";
import {multiply, norm, scale, zeros, type Matrix} from "../../../src/engine/linear/matrix.js";
import {squaredError} from "../../../src/engine/losses.js";
import {backThroughBatchNormalisation, batchNormalise} from "../../../src/engine/networks/batchNormalisation.js";
import {evaluateFeedForward} from "../../../src/engine/networks/evaluateFeedForward.js";
import {feedForward, feedForwardConnections} from "../../../src/engine/networks/feedForward.js";
import {buildParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {createFeedForwardTrainer} from "../../../src/engine/training/createFeedForwardTrainer.js";
import {largestErrorAgainst} from "../../support/centralDifferences.js";
import {normal} from "../../support/problem.js";

const seeds = fc.integer({min: 0, max: 2 ** 31 - 1});
const shapes = fc.record({B: fc.integer({min: 3, max: 7}), n: fc.integer({min: 1, max: 5}), seed: seeds});

/** z, and J = Σ c ∘ a: its gradient with respect to a is c. */
function problem({B, n, seed}: {B: number; n: number; seed: number}) {
  const random = new Random(seed);
  const [z, c] = [normal(B, n, random), normal(B, n, random)];
  const J = () => batchNormalise(z).a.data.reduce((total, value, k) => total + value * c.data[k], 0);
  return {z, c, J};
}

const columnDot = (p: Matrix, q: Matrix, j: number) =>
  Array.from({length: p.rows}, (_, b) => p.data[b * p.cols + j] * q.data[b * q.cols + j]).reduce((s, v) => s + v, 0);

describe("batchNormalise", () => {
  test("gives every unit mean 0 and variance 1 over the batch, whatever shift and scale it had", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const {z} = problem(shape);
        const {a} = batchNormalise(z);
        const other = batchNormalise({...z, data: z.data.map((value) => 3 * value - 7)}).a;
        const ones = {...a, data: a.data.map(() => 1)};
        for (let j = 0; j < shape.n; ++j) {
          expect(columnDot(a, ones, j)).toBeCloseTo(0, 10);
          // ε takes a share of a variance that is small
          expect(columnDot(a, a, j) / shape.B).toBeLessThanOrEqual(1);
        }
        fc.pre(Math.min(...batchNormalise(z).deviation) > 0.1);
        for (let j = 0; j < shape.n; ++j) expect(columnDot(a, a, j) / shape.B).toBeGreaterThan(0.998);
        a.data.forEach((value, k) => expect(Math.abs(value - other.data[k])).toBeLessThan(2e-3));
      })
    );
  });

  test("leaves 0 of a unit that says the same of all, and refuses a batch of one", () => {
    expect([...batchNormalise({rows: 3, cols: 1, data: Float64Array.of(5, 5, 5)}).a.data]).toEqual([0, 0, 0]);
    expect(() => batchNormalise(zeros(1, 2))).toThrow(
      new RangeError("batchNormalise: expected a batch of at least 2, got z of [1, 2]")
    );
  });
});

describe("backThroughBatchNormalisation", () => {
  const error = ({z, J}: ReturnType<typeof problem>, gradient: Matrix) =>
    largestErrorAgainst(J, [{name: "z", values: [z], gradients: [gradient]}], 2 ** -10).error;

  test("agrees with central differences; a path that is left out is seen", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const made = problem(shape);
        const normalised = batchNormalise(made.z);
        const {a, deviation} = normalised;
        fc.pre(Math.min(...deviation) > 0.1);
        expect(error(made, backThroughBatchNormalisation(made.c, normalised))).toBeLessThan(1e-7);
        const mean = (j: number, of: Matrix) => columnDot(made.c, of, j) / shape.B;
        const ones = {...a, data: a.data.map(() => 1)};
        const column = (k: number) => k % shape.n;
        const withoutMean = made.c.data.map((c, k) => (c - a.data[k] * mean(column(k), a)) / deviation[column(k)]);
        const withoutDeviation = made.c.data.map((c, k) => (c - mean(column(k), ones)) / deviation[column(k)]);
        for (const data of [withoutMean, withoutDeviation])
          expect(error(made, {...made.z, data})).toBeGreaterThan(1e-4);
      }),
      {seed: 2015, numRuns: 40}
    );
  });

  test("is orthogonal to the ones and to the normalised values: shift and scale of a unit do not count", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const {z, c} = problem(shape);
        const normalised = batchNormalise(z);
        fc.pre(Math.min(...normalised.deviation) > 0.1);
        const dz = backThroughBatchNormalisation(c, normalised);
        const ones = {...dz, data: dz.data.map(() => 1)};
        for (let j = 0; j < shape.n; ++j) {
          expect(columnDot(dz, ones, j)).toBeCloseTo(0, 10);
          expect(Math.abs(columnDot(dz, normalised.a, j))).toBeLessThan(0.05);
        }
      })
    );
  });
});

describe("a net with batch normalisation", () => {
  function net(connections: (typeof feedForwardConnections)[number], seed: number, more: object = {}) {
    const random = new Random(seed);
    const sizes = {
      inputSize: 3,
      width: 3,
      layers: 3,
      activation: "tanh",
      normalisation: "batch",
      outputSize: 2
    } as const;
    const made = feedForward({...sizes, connections, ...more});
    const parameters = buildParameters(made, ({rows, cols}) => normal(rows, cols, random, 1 / Math.sqrt(cols)));
    return {
      net: made,
      parameters,
      x: normal(5, 3, random),
      loss: squaredError(new Map([[0, normal(5, 2, random)]]))
    };
  }

  test.each(feedForwardConnections)("%s: every gradient agrees with central differences to 1e-7", (connections) => {
    for (const activation of ["tanh", "logistic"] as const) {
      const {net: made, parameters, x, loss} = net(connections, 3, {activation});
      const ours = evaluateFeedForward(made, parameters, {x, loss});
      const list = Object.entries(parameters).map(([name, value]) => {
        return {name, values: [value], gradients: [ours.parameters[name]]};
      });
      const J = () => evaluateFeedForward(made, parameters, {x, loss}).loss;
      // What no gradient goes through has no largest value to be held against.
      const moved = list.filter(({name}) => !/layer\d\.b$/.test(name));
      const {error, name} = largestErrorAgainst(
        J,
        [...moved, {name: "x", values: [x], gradients: [ours.u[0]]}],
        2 ** -8
      );
      expect(error, name).toBeLessThan(1e-7);
    }
  });

  test.each(feedForwardConnections)("%s: biases do not count, and a layer's weights have no scale", (connections) => {
    const {net: made, parameters, x, loss} = net(connections, 4);
    const {parameters: gradients, loss: J} = evaluateFeedForward(made, parameters, {x, loss});
    for (const layer of ["layer1", "layer2", "layer3"]) {
      gradients[`${layer}.b`].data.forEach((value) => expect(value).toBeCloseTo(0, 12));
      const W = parameters[`${layer}.W`];
      for (let row = 0; row < W.rows; ++row) {
        const at = (m: Matrix) => Array.from(m.data.subarray(row * W.cols, (row + 1) * W.cols));
        const along = at(gradients[`${layer}.W`]).reduce((total, g, k) => total + g * at(W)[k], 0);
        expect(Math.abs(along)).toBeLessThan(1e-3);
      }
      const scaled = {...parameters, [`${layer}.W`]: scale(W, 2)};
      expect(evaluateFeedForward(made, scaled, {x, loss}).loss).toBeCloseTo(J, 3);
    }
  });

  test("written out in plain loops, a layer says the same", () => {
    const {net: made, parameters, x} = net("plain", 5, {layers: 1, activation: "relu"});
    const [W, b] = [parameters["layer1.W"], parameters["layer1.b"]];
    const z = [0, 1, 2, 3, 4].map((e) =>
      [0, 1, 2].map((j) => [0, 1, 2].reduce((s, k) => s + W.data[3 * j + k] * x.data[3 * e + k], b.data[j]))
    );
    const expected = z.map((row) =>
      row.map((value, j) => {
        const unit = z.map((other) => other[j]);
        const mean = unit.reduce((s, v) => s + v) / 5;
        const variance = unit.reduce((s, v) => s + v * v, 0) / 5 - mean * mean;
        return Math.max(0, (value - mean) / Math.sqrt(variance + 1e-5));
      })
    );
    const {u} = evaluateFeedForward(made, parameters, {x, loss: squaredError(new Map([[0, zeros(5, 2)]]))}).pass;
    expected.flat().forEach((value, k) => expect(u[1].data[k]).toBeCloseTo(value, 12));
  });

  test.each([
    ["ReLU, a large batch: π/(π − 1)", relu, 128, Math.PI / (Math.PI - 1), 0.02],
    ["linear, a batch of 5: (B − 2)/(B − 3)", identity, 5, 3 / 2, 0.06],
    ["linear, a batch of 8: (B − 2)/(B − 3)", identity, 8, 6 / 5, 0.03]
  ])("the squared gradient grows a layer as Yang et al. 2019 derive: %s", (_, φ, B, expected, tolerance) => {
    const found = [1, 2, 3, 4].map((seed) => growthALayer(φ, B, new Random(seed)));
    expect(Math.abs(found.reduce((total, growth) => total + growth) / 4 / expected - 1)).toBeLessThan(tolerance);
  });

  test("is refused by the kernels, with what they expect", async () => {
    const {net: made, parameters} = net("plain", 1);
    await expect(createFeedForwardTrainer(made.spec, parameters, {kind: "sgd", rate: 0.1}, "float32")).rejects.toThrow(
      'feedForwardFloat32: expected normalisation to be "none", got "batch"'
    );
    expect(() => feedForward({...made.spec, normalisation: "layer" as "batch"})).toThrow(
      new RangeError("feedForward: expected normalisation to be one of none, batch, got layer")
    );
  });
});

/** By which factor ‖∂J/∂h‖² grows a layer, over seven layers of 192 units in the middle of a net of fourteen. */
function growthALayer(φ: Activation, B: number, random: Random): number {
  const [n, L] = [192, 14];
  let h = gaussian(B, n, 1, random);
  const levels = Array.from({length: L}, () => {
    const W = gaussian(n, n, 1 / Math.sqrt(n), random);
    const normalised = batchNormalise(linear(W, h, zeros(n, 1)));
    h = elementwise(φ.f, normalised.a);
    return {W, normalised};
  });
  let dh = gaussian(B, n, 1, random);
  const squares = [...levels].reverse().map(({W, normalised}) => {
    const da = elementwise((dh, a) => dh * φ.derivative(a, φ.f(a)), dh, normalised.a);
    dh = multiply(backThroughBatchNormalisation(da, normalised), W);
    return norm(dh.data) ** 2;
  });
  return (squares[8] / squares[1]) ** (1 / 7);
}
