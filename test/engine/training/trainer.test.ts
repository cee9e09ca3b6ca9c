import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {cellOperations} from "../../../src/engine/cells/operations/cellOperations.js";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {globalNorm} from "../../../src/engine/clip.js";
import {zeros, type Matrix} from "../../../src/engine/linear/matrix.js";
import type {Batch} from "../../../src/engine/networks/batch.js";
import {evaluateNetwork} from "../../../src/engine/networks/evaluateNetwork.js";
import {network} from "../../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {Random} from "../../../src/engine/random.js";
import {restoreCheckpoint, takeCheckpoint} from "../../../src/engine/training/checkpoint.js";
import {createTrainer} from "../../../src/engine/training/createTrainer.js";
import {sampleParameters} from "../../../src/engine/training/initialisation.js";
import {train} from "../../../src/engine/training/train.js";
import type {Arithmetic, OptimiserSpec, Trainer} from "../../../src/engine/training/trainer.js";
import {float32NetworkSpecs, randomBatch} from "../../support/networks.js";
import {parameterDistance, roundedParameters} from "../../support/parameterDistance.js";

const gain = {kind: "gaussian-with-gain", gain: 0.9} as const;
const sample = (spec: NetworkSpec, random: Random) =>
  sampleParameters(
    network(spec),
    {recurrent: gain, input: gain, ...(cellOperations[spec.cell].keeps?.sign === 1 && {forgetBias: 1})},
    random
  );

/** A trainer of a network drawn from a seed, with parameters that are float32 numbers, and the generator after that. */
async function start(spec: NetworkSpec, arithmetic: Arithmetic, optimiser: OptimiserSpec, seed: number) {
  const random = new Random(seed);
  const parameters = roundedParameters(sample(spec, random));
  const {trainer} = await createTrainer(spec, parameters, optimiser, arithmetic);
  expect(trainer.arithmetic).toBe(arithmetic);
  return {trainer, parameters, random};
}

const lstm: NetworkSpec = {
  cell: "lstm",
  input: {vocabulary: 5, embedding: 3},
  hiddenSize: 6,
  layers: 2,
  connections: "residual",
  bidirectional: false,
  outputSize: 5
};
const sizes = {T: 7, B: 3, kind: "classes"} as const;

const nextBatch = (spec: NetworkSpec, random: () => Random) => (update: number) => ({
  ...randomBatch(spec, sizes, random()),
  carry: update % 3 !== 1
});

function run(trainer: Trainer, random: Random, count: number) {
  const loop = train(trainer, {
    nextBatch: nextBatch(trainer.spec, () => random),
    clip: {kind: "global-norm", threshold: 0.5}
  });
  return Array.from({length: count}, () => loop.next().value);
}

describe.each(["float64", "float32"] as const)("a %s trainer", (arithmetic) => {
  const tolerance = arithmetic === "float64" ? 1e-13 : 2e-5;

  test("has the loss and the gradient of the reference, for every sort of network", async () => {
    const property = fc.asyncProperty(
      float32NetworkSpecs,
      fc.record({
        T: fc.integer({min: 1, max: 6}),
        B: fc.integer({min: 1, max: 5}),
        kind: fc.constantFrom("values" as const, "classes" as const)
      }),
      fc.integer({min: 0, max: 1e6}),
      async (spec, shape, seed) => {
        const {trainer, parameters, random} = await start(spec, arithmetic, {kind: "sgd", rate: 0.1}, seed);
        const batch = randomBatch(spec, shape, random);
        const loss = trainer.gradient(batch);
        const reference = evaluateNetwork(network(spec), parameters, batch);
        expect(Math.abs(loss - reference.loss)).toBeLessThan(tolerance * Math.max(1, Math.abs(reference.loss)));
        if (globalNorm(reference.parameters) > 1e-3)
          expect(parameterDistance(trainer.gradients(), reference.parameters)).toBeLessThan(tolerance);
      }
    );
    await fc.assert(property, {seed: 19, numRuns: 60});
  });

  test("leaves the parameters alone until `update`, and its outputs are the network's", async () => {
    const {trainer, parameters, random} = await start(lstm, arithmetic, {kind: "sgd", rate: 0.1}, 1);
    const batch = randomBatch(lstm, sizes, random);
    const before = trainer.outputs(batch.inputs);
    trainer.gradient(batch);
    expect(trainer.parameters()).toEqual(parameters);
    expect(trainer.outputs(batch.inputs)).toEqual(before);
    expect(before).toHaveLength(sizes.T);
    expect([before[0].rows, before[0].cols]).toEqual([sizes.B, lstm.outputSize]);
    trainer.update({kind: "none"});
    expect(trainer.updates).toBe(1);
    expect(trainer.parameters()).not.toEqual(parameters);
  });

  test("steps against the gradient, clipped", async () => {
    const {trainer, parameters, random} = await start(lstm, arithmetic, {kind: "sgd", rate: 1}, 2);
    trainer.gradient(randomBatch(lstm, sizes, random));
    const whole = globalNorm(trainer.gradients());
    const {norm, clippedNorm, clipped} = trainer.update({kind: "global-norm", threshold: 0.01});
    expect(norm).toBeCloseTo(whole, 5);
    expect(clipped).toBe(true);
    expect(clippedNorm).toBeCloseTo(0.01, 7);
    expect(parameterDistance(trainer.parameters(), parameters) * globalNorm(parameters)).toBeCloseTo(0.01, 6);
  });

  test.each(["parameter-norm", "value"] as const)("clips by %s as the reference does", async (kind) => {
    const clip = {kind, threshold: 0.02};
    const [ours, reference] = await Promise.all(
      [arithmetic, "float64" as const].map((a) => start(lstm, a, {kind: "sgd", rate: 1}, 3))
    );
    const batch = randomBatch(lstm, sizes, ours.random);
    const updates = [ours, reference].map(({trainer}) => {
      trainer.gradient(batch);
      return trainer.update(clip);
    });
    expect(updates[0].clipped).toBe(true);
    expect(updates[0].clippedNorm).toBeLessThan(updates[0].norm);
    expect(updates[0].clippedNorm).toBeCloseTo(updates[1].clippedNorm, 5);
    expect(parameterDistance(ours.trainer.parameters(), reference.trainer.parameters())).toBeLessThan(tolerance);
  });

  test.each<OptimiserSpec>([
    {kind: "sgd", rate: 0.1},
    {kind: "adam", rate: 0.01, β1: 0.8},
    {kind: "rmsprop", rate: 0.01}
  ])("$kind: the same seed, the same bits; and from a checkpoint bit for bit, states carried", async (optimiser) => {
    const whole = await start(lstm, arithmetic, optimiser, 4);
    const records = run(whole.trainer, whole.random, 10);

    const first = await start(lstm, arithmetic, optimiser, 4);
    expect(run(first.trainer, first.random, 5)).toEqual(records.slice(0, 5));
    const checkpoint = structuredClone(takeCheckpoint(first.trainer, first.random));
    run(first.trainer, first.random, 2);

    const second = await start(lstm, arithmetic, optimiser, 99);
    const random = restoreCheckpoint(second.trainer, checkpoint);
    expect(run(second.trainer, random, 5)).toEqual(records.slice(5));
    expect(second.trainer.state()).toEqual(whole.trainer.state());
    expect(records[9].loss).not.toBe(records[8].loss);
  });

  test("agrees with the reference over a short run of Adam", async () => {
    const [ours, reference] = await Promise.all(
      [arithmetic, "float64" as const].map((a) => start(lstm, a, {kind: "adam", rate: 0.01, ε: 1e-3}, 5))
    );
    run(ours.trainer, ours.random, 5);
    run(reference.trainer, reference.random, 5);
    expect(parameterDistance(ours.trainer.parameters(), reference.trainer.parameters())).toBeLessThan(10 * tolerance);
  });

  test("carries the states only where a batch says so", async () => {
    const {trainer, random} = await start(lstm, arithmetic, {kind: "sgd", rate: 0.1}, 6);
    const batch = randomBatch(lstm, sizes, random);
    const fresh = trainer.gradient(batch);
    const carried = trainer.gradient({...batch, carry: true});
    expect(carried).not.toBe(fresh);
    expect(trainer.gradient(batch)).toBe(fresh);
  });

  test("stops at what is not finite, with update and parameter, or step and quantity", async () => {
    const {trainer, random} = await start(
      lstm,
      arithmetic,
      {kind: "sgd", rate: arithmetic === "float64" ? 1e308 : 1e38},
      7
    );
    const loop = train(trainer, {nextBatch: nextBatch(lstm, () => random), clip: {kind: "none"}});
    const failing = () => {
      for (let k = 0; k < 50; ++k) loop.next();
    };
    // The kernels look at states only, the reference at what goes into the gates too.
    expect(failing).toThrow(
      arithmetic === "float64"
        ? new NonFiniteError("forwardThroughTime", "layer1.a_f", NaN, 1)
        : new NonFiniteError("float32Trainer", "h of layer1", NaN, 1)
    );
    expect(failing).not.toThrow(); // a generator that has thrown is at its end

    const again = await start(lstm, arithmetic, {kind: "sgd", rate: 1}, 7);
    const W_o = again.parameters["layer2.W_o"];
    const broken = {...again.parameters, "layer2.W_o": {...W_o, data: W_o.data.map(() => NaN)}};
    const {trainer: fromBroken} = await createTrainer(lstm, broken, {kind: "sgd", rate: 1}, arithmetic);
    expect(() => fromBroken.gradient(randomBatch(lstm, sizes, again.random))).toThrow(/NaN in .*layer2\.W_o/);
  });

  test("names the step and the layer in which a sequence goes wrong, a target too", async () => {
    const both: NetworkSpec = {...lstm, input: {size: 2}, bidirectional: true};
    const {trainer, random} = await start(both, arithmetic, {kind: "sgd", rate: 1}, 9);
    const batch = randomBatch(both, {...sizes, kind: "values"}, random);
    const inputs = batch.inputs as Matrix[];
    const broken = inputs.map((x, t) => (t === 2 ? {...x, data: x.data.map(() => NaN)} : x));
    expect(() => trainer.gradient({...batch, inputs: broken})).toThrow(/NaN in (x|layer1\.a_f) at step 3/);
    const targets: Batch["targets"] = {
      kind: "values",
      at: new Map([[1, {rows: 3, cols: 5, data: new Float64Array(15).fill(NaN)}]])
    };
    expect(() => trainer.gradient({...batch, targets})).toThrow(/NaN in (the target|∂J\/∂y) at step 2/);
    expect(() =>
      trainer.gradient({
        ...batch,
        targets: {kind: "values", at: new Map([[1, {rows: 3, cols: 5, data: new Float64Array(14)}]])}
      })
    ).toThrow(/expected .*\[B=3, O=5\] at step 2, got \[3, 5\] with 14 values/);
  });

  test("refuses the state of another optimiser, or of another network", async () => {
    const {trainer, random} = await start(lstm, arithmetic, {kind: "adam", rate: 0.1}, 10);
    run(trainer, random, 2);
    const state = trainer.state();
    const sgd = await start(lstm, arithmetic, {kind: "sgd", rate: 0.1}, 10);
    expect(() => sgd.trainer.restore(state)).toThrow("sgd: expected running means none after 2 updates, got m and v");
    run(sgd.trainer, sgd.random, 2);
    expect(() => trainer.restore(sgd.trainer.state())).toThrow(
      "adam: expected running means m and v after 2 updates, got none"
    );
    const wide = {...state, carried: {...state.carried, "layer1.h": zeros(3, 7)}};
    expect(() => trainer.restore(wide)).toThrow(
      /expected carried states among layer1\.h of \[B, 6\], .*got layer1\.h of \[3, 7\]/
    );
    expect(() => trainer.restore({...state, carried: {"layer9.h": zeros(3, 6)}})).toThrow(/got layer9\.h/);
  });

  test("refuses a state with a NaN or an infinity, by name, and stays as it was", async () => {
    const {trainer, random} = await start(lstm, arithmetic, {kind: "adam", rate: 0.1}, 11);
    run(trainer, random, 3);
    const state = trainer.state();
    const spoilt = (parameters: Parameters, name: string, value: number): Parameters => {
      const {rows, cols, data} = parameters[name];
      return {...parameters, [name]: {rows, cols, data: data.map((old, k) => (k === 1 ? value : old))}};
    };
    const {parameters, optimiser, carried} = state;
    const v = {...optimiser, v: spoilt(optimiser.v, "layer1.W_f", Infinity)};
    for (const [bad, says] of [
      [{...state, parameters: spoilt(parameters, "d", NaN)}, "got NaN in d at update 3"],
      [{...state, carried: spoilt(carried, "layer2.h", -Infinity)}, "got -Infinity in layer2.h at update 3"],
      [{...state, optimiser: v}, "got Infinity in v of layer1.W_f at update 3"]
    ] as const)
      expect(() => trainer.restore(bad)).toThrow(says);
    const far = {...state, parameters: spoilt(parameters, "d", 1e300)};
    if (arithmetic === "float32") expect(() => trainer.restore(far)).toThrow("got Infinity in d at update 3");
    expect(trainer.state()).toEqual(state);
  });

  test("refuses what does not fit, with the shapes", async () => {
    const {trainer, random} = await start(lstm, arithmetic, {kind: "sgd", rate: 0.1}, 8);
    const wide = {...lstm, input: {size: 2}};
    expect(() => trainer.gradient(randomBatch(wide, sizes, random))).toThrow(RangeError);
    expect(() => trainer.gradient({...randomBatch(lstm, sizes, random), inputs: []})).toThrow(RangeError);
    const tokens = [Int32Array.of(0, 1, 5)];
    expect(() => trainer.outputs(tokens)).toThrow(/expected .*from 0 to 4.* got 5/);
    expect(() => trainer.update({kind: "none"})).toThrow("expected `gradient` before `update`");
    const other = await start({...lstm, hiddenSize: 4}, arithmetic, {kind: "sgd", rate: 0.1}, 8);
    expect(() => trainer.restore(other.trainer.state())).toThrow(RangeError);
  });
});
