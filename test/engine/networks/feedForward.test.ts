import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {matrix, type Matrix} from "../../../src/engine/linear/matrix.js";
import {cotangent, softmaxCrossEntropy, squaredError, type Loss} from "../../../src/engine/losses.js";
import {evaluateFeedForward, forwardFeedForward} from "../../../src/engine/networks/evaluateFeedForward.js";
import {
  feedForward,
  feedForwardConnections,
  type FeedForward,
  type FeedForwardSpec
} from "../../../src/engine/networks/feedForward.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {makeOptimiser} from "../../../src/engine/optimisers/makeOptimiser.js";
import {buildParameters, countParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {largestErrorAgainst} from "../../support/centralDifferences.js";
import {normal} from "../../support/problem.js";

const activations = ["tanh", "logistic", "relu"] as const;
const losses = ["values", "classes", "cotangent"] as const;
const seeds = fc.integer({min: 0, max: 2 ** 31 - 1});

const specs: fc.Arbitrary<FeedForwardSpec> = fc.record({
  inputSize: fc.integer({min: 1, max: 4}),
  width: fc.integer({min: 1, max: 4}),
  layers: fc.integer({min: 0, max: 4}),
  connections: fc.constantFrom(...feedForwardConnections),
  activation: fc.constantFrom(...activations),
  outputSize: fc.integer({min: 1, max: 3})
});

const at0 = <V>(value: V) => new Map([[0, value]]);

function problem(spec: FeedForwardSpec, kind: (typeof losses)[number], seed: number, B = 3) {
  const random = new Random(seed);
  const net = feedForward(spec);
  const parameters = buildParameters(net, ({rows, cols}) => normal(rows, cols, random, 1 / Math.sqrt(cols)));
  const x = normal(B, spec.inputSize, random);
  const made: Record<typeof kind, () => Loss> = {
    values: () => squaredError(at0(normal(B, spec.outputSize, random))),
    classes: () => softmaxCrossEntropy(at0(Array.from({length: B}, () => random.integer(spec.outputSize)))),
    cotangent: () => cotangent(at0(normal(B, spec.outputSize, random)))
  };
  return {net, parameters, x, loss: made[kind]()};
}

type Problem = ReturnType<typeof problem>;

/** The largest error against central differences; or that of gradients that are given. */
function largestError(
  {net, parameters, x, loss}: Problem,
  h: number,
  given?: {parameters: Parameters; u: readonly Matrix[]}
) {
  const J = () => evaluateFeedForward(net, parameters, {x, loss}).loss;
  const ours = given ?? evaluateFeedForward(net, parameters, {x, loss});
  const list = Object.entries(parameters).map(([name, value]) => {
    return {name, values: [value], gradients: [ours.parameters[name]]};
  });
  return largestErrorAgainst(J, [...list, {name: "x", values: [x], gradients: [ours.u[0]]}], h);
}

describe("every gradient agrees with central differences to 1e-7", () => {
  test.each(feedForwardConnections)("%s", (connections) => {
    const step = 2 ** -12;
    fc.assert(
      fc.property(specs, fc.constantFrom(...losses), seeds, (spec, kind, seed) => {
        const made = problem({...spec, connections}, kind, seed);
        // Where a pre-activation of a relu is near 0, a difference reaches over the kink.
        const {layers} = forwardFeedForward(made.net, made.parameters, made.x);
        const nearest = Math.min(...layers.flatMap(({a}) => Array.from(a.data, Math.abs)));
        fc.pre(spec.activation !== "relu" || nearest > 32 * step);
        const {error, name} = largestError(made, step);
        expect(error, name).toBeLessThan(1e-7);
      }),
      {seed: 2015, numRuns: 25}
    );
  });

  test.each([
    ["residual", "plain"],
    ["highway", "plain"],
    ["highway", "residual"]
  ] as const)("and a %s net that goes back as a %s one is seen", (connections, wrong) => {
    const sizes = {inputSize: 3, width: 3, layers: 3, activation: "tanh", outputSize: 2} as const;
    const made = problem({...sizes, connections}, "values", 4);
    const as: FeedForward = {...made.net, layers: made.net.layers.map((layer) => ({...layer, connections: wrong}))};
    const right = evaluateFeedForward(made.net, made.parameters, made);
    const planted = evaluateFeedForward(as, made.parameters, made);
    expect(largestError(made, 2 ** -8).error).toBeLessThan(1e-7);
    expect(largestError(made, 2 ** -8, {...right, u: planted.u}).error).toBeGreaterThan(1e-4);
  });
});

describe("laws", () => {
  test("a net of depth 0 is the identity, whatever its joins", () => {
    for (const connections of feedForwardConnections) {
      const {net, parameters, x} = problem(
        {inputSize: 3, width: 5, layers: 0, connections, activation: "tanh", outputSize: 2},
        "values",
        1
      );
      expect(forwardFeedForward(net, parameters, x).u).toEqual([x]);
    }
  });

  const deep = (connections: FeedForwardSpec["connections"]) =>
    problem({inputSize: 4, width: 4, layers: 6, connections, activation: "tanh", outputSize: 4}, "cotangent", 2);

  test("a highway whose transform gates are shut carries input and gradient through unchanged", () => {
    const {net, parameters, x, loss} = deep("highway");
    const shut = Object.fromEntries(
      Object.entries(parameters).map(([name, m]) => [
        name,
        name.endsWith("b_t") ? {...m, data: m.data.map(() => -800)} : m
      ])
    );
    const {pass, u} = evaluateFeedForward(net, shut, {x, loss});
    expect(pass.u.at(-1)).toEqual(x);
    expect(u[0]).toEqual(u.at(-1));
  });

  test("a highway whose transform gates are open is the plain net", () => {
    const {net, parameters, x, loss} = deep("highway");
    const open = Object.fromEntries(
      Object.entries(parameters).map(([name, m]) => [
        name,
        name.endsWith("b_t") ? {...m, data: m.data.map(() => 800)} : m
      ])
    );
    const plain = feedForward({...net.spec, connections: "plain"});
    const own = Object.fromEntries(Object.keys(plain.shapes).map((name) => [name, parameters[name]]));
    expect(evaluateFeedForward(net, open, {x, loss}).u).toEqual(evaluateFeedForward(plain, own, {x, loss}).u);
  });

  test("a residual net of zero weights is the identity, and its gradient too", () => {
    const {net, parameters, x, loss} = deep("residual");
    const zero = Object.fromEntries(
      Object.entries(parameters).map(([name, m]) => [
        name,
        name.startsWith("layer") ? {...m, data: m.data.map(() => 0)} : m
      ])
    );
    const {pass, u} = evaluateFeedForward(net, zero, {x, loss});
    expect(pass.u.at(-1)).toEqual(x);
    expect(u[0]).toEqual(u.at(-1));
  });

  test("a dense net keeps everything that is below", () => {
    const {net, parameters, x} = deep("dense");
    const {u, layers} = forwardFeedForward(net, parameters, x);
    const top = u[u.length - 1];
    expect(top.cols).toBe(4 + 6 * 4);
    expect([...top.data.subarray(0, 4)]).toEqual([...x.data.subarray(0, 4)]);
    expect([...top.data.subarray(24, 28)]).toEqual([...layers[5].h.data.subarray(0, 4)]);
  });

  test("where the input has another width, the first layer of a residual or highway net is plain", () => {
    for (const connections of ["residual", "highway"] as const) {
      const net = feedForward({inputSize: 3, width: 5, layers: 2, connections, activation: "relu", outputSize: 1});
      expect(net.layers.map(({connections}) => connections)).toEqual(["plain", connections]);
    }
  });

  test("learns by the optimisers that train the others", () => {
    const made = problem(
      {inputSize: 2, width: 8, layers: 3, connections: "residual", activation: "tanh", outputSize: 1},
      "values",
      6
    );
    const optimiser = makeOptimiser({kind: "adam", rate: 0.02});
    let {parameters} = made;
    const loss = () => evaluateFeedForward(made.net, parameters, made);
    const before = loss().loss;
    for (let update = 0; update < 200; ++update) parameters = optimiser.update(parameters, loss().parameters);
    expect(loss().loss).toBeLessThan(before / 100);
  });

  test("has n(m + 1) parameters a layer, a highway twice as many, and a head", () => {
    const count = (connections: FeedForwardSpec["connections"]) =>
      countParameters(feedForward({inputSize: 3, width: 3, layers: 2, connections, activation: "tanh", outputSize: 2}));
    expect(feedForwardConnections.map(count)).toEqual([2 * 12 + 8, 2 * 12 + 8, 12 + 3 * 7 + 2 * 10, 4 * 12 + 8]);
  });
});

describe("refuses", () => {
  const spec = {inputSize: 2, width: 2, layers: 2, connections: "plain", activation: "relu", outputSize: 1} as const;

  test("sizes that are no whole numbers, inputs and losses that do not fit", () => {
    expect(() => feedForward({...spec, width: 0})).toThrow(
      new RangeError("feedForward: expected width to be a whole number of at least 1, got 0")
    );
    expect(() => feedForward({...spec, layers: -1})).toThrow(
      "feedForward: expected layers to be a whole number of at least 0"
    );
    const {net, parameters, loss} = problem(spec, "values", 1);
    expect(() => forwardFeedForward(net, parameters, matrix(1, 3, [1, 2, 3]))).toThrow(
      new RangeError("feed-forward-plain: expected x of [B, 2], got [1, 3]")
    );
    // Short or long, before anything of it is read as NaN.
    for (const values of [[1], [1, 2, 3]])
      expect(() => forwardFeedForward(net, parameters, {rows: 1, cols: 2, data: Float64Array.from(values)})).toThrow(
        new RangeError(`feed-forward-plain: expected 2 values for x of [1, 2], got ${values.length}`)
      );
    const two = squaredError(new Map([[1, matrix(1, 1, [1])]]));
    expect(() => evaluateFeedForward(net, parameters, {x: matrix(1, 2, [1, 2]), loss: two})).toThrow(
      "evaluateFeedForward: expected a loss at step 0 alone, got steps 1"
    );
    expect(() => evaluateFeedForward(net, {}, {x: matrix(1, 2, [1, 2]), loss})).toThrow(
      "expected a parameter layer1.W"
    );
  });

  test("connections and activations that there are not, and lists those there are", () => {
    const unchecked = (more: object) => () => feedForward({...spec, ...more});
    expect(unchecked({connections: "skip"})).toThrow(
      new RangeError("feedForward: expected connections to be one of plain, residual, dense, highway, got skip")
    );
    for (const activation of ["gelu", "toString", undefined])
      expect(unchecked({activation})).toThrow(
        new RangeError(`feedForward: expected activation to be one of tanh, logistic, relu, got ${activation}`)
      );
  });

  test("what is not finite, with the layer; and keeps it where that is asked for", () => {
    const {net, parameters} = problem(spec, "values", 3);
    const x = matrix(1, 2, [1e200, 1e200]);
    const W = matrix(2, 2, [1e200, 1e200, 1e200, 1e200]);
    const huge = {...parameters, "layer2.W": W, "layer1.W": matrix(2, 2, [1, 1, 1, 1])};
    expect(() => forwardFeedForward(net, huge, x)).toThrow(new NonFiniteError("forwardFeedForward", "a", Infinity, 2));
    expect(forwardFeedForward(net, huge, x, {nonFinite: "keep"}).u[2].data[0]).toBe(Infinity);
  });
});
