import fc from "fast-check";
import {describe, expect, test, vi} from "vitest";
import {matrix, zeros, type Matrix} from "../../../src/engine/linear/matrix.js";
import type {Batch, Targets} from "../../../src/engine/networks/batch.js";
import {evaluateFeedForward} from "../../../src/engine/networks/evaluateFeedForward.js";
import {lossOfTargets} from "../../../src/engine/networks/evaluateNetwork.js";
import {feedForward, feedForwardConnections, type FeedForwardSpec} from "../../../src/engine/networks/feedForward.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {buildParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {restoreCheckpoint, takeCheckpoint} from "../../../src/engine/training/checkpoint.js";
import {createFeedForwardTrainer} from "../../../src/engine/training/createFeedForwardTrainer.js";
import {train} from "../../../src/engine/training/train.js";
import type {Arithmetic, OptimiserSpec, Trainer} from "../../../src/engine/training/trainer.js";
import {digest} from "../../support/digest.js";
import {feedForwardSpecs} from "../../support/feedForwardSpecs.js";
import {parameterDistance, roundedParameters} from "../../support/parameterDistance.js";
import {normal} from "../../support/problem.js";

/** Digests of the parameters after a short run: a change of these makes stored results of such nets stale. */
const bits = {
  plain: "e92ce30dc141e02d",
  residual: "db15674a943cb72f",
  dense: "4afff0fa3fc3d756",
  highway: "fe7ac4c47e8a7614"
};

const sgd = {kind: "sgd", rate: 0.1} as const;

/** A trainer of a net drawn from a seed, each weight N(0, gain²/columns), and the generator after that. */
async function start(spec: FeedForwardSpec, arithmetic: Arithmetic, optimiser: OptimiserSpec, seed: number, gain = 1) {
  const random = new Random(seed);
  const drawn = buildParameters(feedForward(spec), ({rows, cols}) =>
    normal(rows, cols, random, gain / Math.sqrt(cols))
  );
  const parameters = roundedParameters(drawn);
  const {trainer, note} = await createFeedForwardTrainer(spec, parameters, optimiser, arithmetic);
  expect(note).toBeUndefined();
  expect(trainer.arithmetic).toBe(arithmetic);
  return {trainer, parameters, random};
}

/** Normal vectors, whose targets are normal values or uniform classes; about one in five has none. */
function randomBatch(spec: FeedForwardSpec, {B, kind}: {B: number; kind: Targets["kind"]}, random: Random): Batch {
  const x = normal(B, spec.inputSize, random);
  const classOrNone = () => (random.uniform() < 0.2 ? -1 : random.integer(spec.outputSize));
  return {
    inputs: [x],
    targets:
      kind === "values"
        ? {kind, at: new Map([[0, normal(B, spec.outputSize, random)]])}
        : {kind, at: new Map([[0, Int32Array.from({length: B}, classOrNone)]])}
  };
}

const highway: FeedForwardSpec = {
  inputSize: 3,
  width: 6,
  layers: 3,
  connections: "highway",
  activation: "tanh",
  outputSize: 4
};

function run(trainer: Trainer<FeedForwardSpec>, random: Random, count: number) {
  const loop = train(trainer, {
    nextBatch: () => randomBatch(trainer.spec, {B: 5, kind: "classes"}, random),
    clip: {kind: "global-norm", threshold: 0.5}
  });
  return Array.from({length: count}, () => loop.next().value);
}

/** y = x₁ x₂ of vectors from U[−1, 1]², which no linear function knows. */
function products(B: number, random: Random): Batch {
  const x = matrix(
    B,
    2,
    Array.from({length: 2 * B}, () => 2 * random.uniform() - 1)
  );
  const y = matrix(
    B,
    1,
    Array.from({length: B}, (_, b) => x.data[2 * b] * x.data[2 * b + 1])
  );
  return {inputs: [x], targets: {kind: "values", at: new Map([[0, y]])}};
}

function lossAfter(trainer: Trainer<FeedForwardSpec>, updates: number, random: Random): number {
  for (let k = 0; k < updates; ++k) {
    trainer.gradient(products(32, random));
    trainer.update({kind: "none"});
  }
  return trainer.gradient(products(500, random));
}

describe.each(["float64", "float32"] as const)("a %s trainer of a feed-forward net", (arithmetic) => {
  const tolerance = arithmetic === "float64" ? 1e-13 : 1e-5;

  test.each(feedForwardConnections)("%s: loss, gradient and outputs are the reference's", async (connections) => {
    const property = fc.asyncProperty(
      feedForwardSpecs,
      fc.record({B: fc.integer({min: 1, max: 9}), kind: fc.constantFrom("values" as const, "classes" as const)}),
      fc.integer({min: 0, max: 1e6}),
      async (anySpec, shape, seed) => {
        const spec = {...anySpec, connections};
        const {trainer, parameters, random} = await start(spec, arithmetic, sgd, seed);
        // Twice, as the second pass finds the buffers of the first, for a batch that may be larger.
        trainer.gradient(randomBatch(spec, {...shape, B: 4}, random));
        const batch = randomBatch(spec, shape, random);
        const loss = trainer.gradient(batch);
        const [x] = batch.inputs as [Matrix];
        const reference = evaluateFeedForward(feedForward(spec), parameters, {x, loss: lossOfTargets(batch.targets)});
        expect(Math.abs(loss - reference.loss)).toBeLessThan(tolerance * Math.max(1, Math.abs(reference.loss)));
        expect(parameterDistance(trainer.gradients(), reference.parameters)).toBeLessThan(tolerance);
        const [y] = trainer.outputs(batch.inputs);
        expect(parameterDistance({y}, {y: reference.output})).toBeLessThan(tolerance);
      }
    );
    await fc.assert(property, {seed: 2015, numRuns: 40});
  });

  test.each<OptimiserSpec>([
    {kind: "sgd", rate: 0.1},
    {kind: "adam", rate: 0.01, β1: 0.8},
    {kind: "rmsprop", rate: 0.01}
  ])("$kind: the same seed, the same bits; and from a checkpoint bit for bit", async (optimiser) => {
    const whole = await start(highway, arithmetic, optimiser, 4);
    const records = run(whole.trainer, whole.random, 10);
    expect(records.some(({clipped}) => clipped)).toBe(true);
    const first = await start(highway, arithmetic, optimiser, 4);
    expect(run(first.trainer, first.random, 5)).toEqual(records.slice(0, 5));
    const checkpoint = structuredClone(takeCheckpoint(first.trainer, first.random));
    run(first.trainer, first.random, 2);
    const second = await start(highway, arithmetic, optimiser, 99);
    const random = restoreCheckpoint(second.trainer, checkpoint);
    expect(run(second.trainer, random, 5)).toEqual(records.slice(5));
    expect(second.trainer.state()).toEqual(whole.trainer.state());
  });

  test("agrees with the reference over a short run of Adam, its gradients clipped", async () => {
    const [ours, reference] = await Promise.all(
      [arithmetic, "float64" as const].map((a) => start(highway, a, {kind: "adam", rate: 0.01, ε: 1e-3}, 5))
    );
    run(ours.trainer, ours.random, 5);
    run(reference.trainer, reference.random, 5);
    expect(parameterDistance(ours.trainer.parameters(), reference.trainer.parameters())).toBeLessThan(10 * tolerance);
  });

  test.each(feedForwardConnections)("a %s net learns x₁ x₂, which none without layers does", async (connections) => {
    const spec = {...highway, inputSize: 2, width: 16, outputSize: 1, connections};
    const {trainer, random} = await start(spec, arithmetic, {kind: "adam", rate: 0.01}, 6);
    const shallow = await start({...spec, layers: 0}, arithmetic, {kind: "adam", rate: 0.01}, 6);
    // The variance of x₁ x₂ is 1/9.
    expect(lossAfter(trainer, 500, random)).toBeLessThan(0.01);
    expect(lossAfter(shallow.trainer, 500, shallow.random)).toBeGreaterThan(0.09);
  });

  test("stops at what is not finite: the parameter and the update, or where it went wrong first", async () => {
    const {trainer, parameters, random} = await start(highway, arithmetic, {kind: "sgd", rate: 1e308}, 8);
    const batch = randomBatch(highway, {B: 5, kind: "values"}, random);
    trainer.gradient(batch);
    expect(() => trainer.update({kind: "none"})).toThrow(
      arithmetic === "float64"
        ? new NonFiniteError("sgd", "V", Infinity, 1, "update")
        : new NonFiniteError("sgd", "layer1.W", -Infinity, 1, "update")
    );
    const W_t = parameters["layer2.W_t"];
    const broken = {...parameters, "layer2.W_t": {...W_t, data: W_t.data.map(() => NaN)}};
    const {trainer: fromBroken} = await createFeedForwardTrainer(highway, broken, sgd, arithmetic);
    expect(() => fromBroken.gradient(batch)).toThrow(NonFiniteError);
    const plain = await start({...highway, connections: "plain"}, arithmetic, sgd, 8);
    const x = {...(batch.inputs[0] as Matrix), data: new Float64Array(15).fill(NaN)};
    expect(() => plain.trainer.gradient({...batch, inputs: [x]})).toThrow(/NaN in (x|a at step 1)/);
    const targets: Targets = {kind: "values", at: new Map([[0, matrix(5, 4, Array<number>(20).fill(NaN))]])};
    expect(() => plain.trainer.gradient({...batch, targets})).toThrow(/NaN in (the target|∂J\/∂y)/);
    // And goes on with what is whole.
    expect(plain.trainer.gradient(batch)).toBeGreaterThan(0);
  });

  test("refuses what does not fit, with the shapes", async () => {
    const {trainer, random} = await start(highway, arithmetic, sgd, 9);
    const batch = randomBatch(highway, {B: 5, kind: "values"}, random);
    const [x] = batch.inputs as [Matrix];
    expect(() => trainer.gradient({...batch, inputs: [x, x]})).toThrow("expected one step of x, got 2");
    expect(() => trainer.outputs([Int32Array.of(1)])).toThrow(/expected x of \[T=1, B=1, I=3\], got 1 tokens/);
    expect(() => trainer.outputs([zeros(2, 4)])).toThrow(/expected x of \[T=1, B=2, I=3\], got \[2, 4\]/);
    const late: Targets = {kind: "values", at: new Map([[1, zeros(5, 4)]])};
    expect(() => trainer.gradient({...batch, targets: late})).toThrow(RangeError);
    expect(() => trainer.gradient({...batch, targets: {kind: "values", at: new Map()}})).toThrow(RangeError);
    expect(() => trainer.update({kind: "none"})).toThrow("expected `gradient` before `update`");
    const state = trainer.state();
    expect(() => trainer.restore({...state, carried: {"layer1.h": zeros(5, 6)}})).toThrow(
      "expected carried states to be none, got layer1.h of [5, 6] with 30 values"
    );
    const other = await start({...highway, width: 5}, arithmetic, sgd, 9);
    expect(() => trainer.restore(other.trainer.state())).toThrow(RangeError);
    await expect(createFeedForwardTrainer(highway, other.trainer.parameters(), sgd, arithmetic)).rejects.toThrow(
      /feed-forward-highway: expected layer1\.W of \[6, 3\], got \[5, 3\]/
    );
  });
});

test.each([7, 8, 9, 10])("seed %i: twenty logistic layers learn nothing while residual ones learn", async (seed) => {
  const loss = async (connections: FeedForwardSpec["connections"]) => {
    const spec = {...highway, inputSize: 2, width: 8, layers: 20, activation: "logistic", outputSize: 1} as const;
    const {trainer, random} = await start({...spec, connections}, "float32", {kind: "adam", rate: 0.01}, seed);
    return lossAfter(trainer, 600, random);
  };
  expect(await loss("plain")).toBeGreaterThan(0.09);
  expect(await loss("residual")).toBeLessThan(0.08);
});

test("without WebAssembly float64 takes over, and says why", async () => {
  vi.stubGlobal("WebAssembly", undefined);
  const parameters = buildParameters(feedForward(highway), ({rows, cols}) => zeros(rows, cols));
  const {trainer, note} = await createFeedForwardTrainer(highway, parameters, sgd, "float32");
  vi.unstubAllGlobals();
  expect(trainer.arithmetic).toBe("float64");
  expect(note).toMatch(/^Trained in float64 instead of float32: .*WebAssembly/);
});

test.each(feedForwardConnections)("a strict run of a %s net keeps its bits", async (connections) => {
  const parameters: Matrix[] = [];
  for (const activation of ["tanh", "logistic", "relu"] as const) {
    const spec = {...highway, connections, activation};
    const {trainer, random} = await start(spec, "float32", {kind: "adam", rate: 0.01}, 10);
    run(trainer, random, 20);
    parameters.push(...Object.values(trainer.parameters()));
  }
  expect(digest(parameters)).toBe(bits[connections]);
});
