import {describe, expect, test} from "vitest";
import {norm} from "../../../src/engine/linear/matrix.js";
import {evaluateNetwork} from "../../../src/engine/networks/evaluateNetwork.js";
import {network} from "../../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {Random} from "../../../src/engine/random.js";
import {float64Trainer} from "../../../src/engine/training/float64Trainer.js";
import {recurrentFloat64} from "../../../src/engine/training/recurrentFloat64.js";
import {sampleParameters} from "../../../src/engine/training/initialisation.js";
import {train} from "../../../src/engine/training/train.js";
import {randomBatch} from "../../support/networks.js";

const spec: NetworkSpec = {
  cell: "gru",
  input: {size: 2},
  hiddenSize: 3,
  layers: 1,
  connections: "plain",
  bidirectional: false,
  outputSize: 1
};
const clip = {kind: "global-norm", threshold: 1} as const;

function start(seed: number) {
  const random = new Random(seed);
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initial = sampleParameters(network(spec), {recurrent: gain, input: gain}, random);
  let batches = 0;
  const nextBatch = () => {
    ++batches;
    return randomBatch(spec, {T: 5, B: 4, kind: "values"}, random);
  };
  return {initial, nextBatch, batches: () => batches};
}

describe("train", () => {
  test("makes one update a record, on one batch each, and no more than asked for", () => {
    const {initial, nextBatch, batches} = start(1);
    const loop = train(float64Trainer(recurrentFloat64(spec), initial, {kind: "adam", rate: 0.01}), {nextBatch, clip});
    expect(batches()).toBe(0);
    expect([1, 2, 3].map(() => loop.next().value.update)).toEqual([1, 2, 3]);
    expect(batches()).toBe(3);
  });

  test("records the loss and the norm as they were before the update, and asks for the batch by its number", () => {
    const {initial, nextBatch} = start(2);
    const batch = nextBatch();
    const asked: number[] = [];
    const loop = train(float64Trainer(recurrentFloat64(spec), initial, {kind: "sgd", rate: 0.1}), {
      nextBatch: (update) => {
        asked.push(update);
        return batch;
      },
      clip: {kind: "none"}
    });
    const {loss, parameters} = evaluateNetwork(network(spec), initial, batch);
    const whole = norm(Object.values(parameters).map(({data}) => norm(data)));
    const {value} = loop.next();
    expect(value).toEqual({update: 1, loss, norm: whole, clippedNorm: whole, clipped: false});
    loop.next();
    expect(asked).toEqual([1, 2]);
  });

  test("gives the trace that was asked for, seen before the update, and only then", () => {
    const {initial, nextBatch} = start(3);
    const trainer = float64Trainer(recurrentFloat64(spec), initial, {kind: "sgd", rate: 0.1});
    const loop = train(trainer, {
      nextBatch,
      clip,
      trace: (seen, batch, update) =>
        update % 2 === 1
          ? {
              parameters: seen.parameters(),
              loss: evaluateNetwork(network(spec), seen.parameters(), batch).loss,
              gradient: seen.gradients().V
            }
          : undefined
    });
    const first = loop.next().value;
    expect(first.trace?.parameters).toEqual(initial);
    expect(first.trace?.loss).toBe(first.loss);
    expect(norm(first.trace?.gradient.data ?? [])).toBeGreaterThan(0);
    const second = loop.next().value;
    expect("trace" in second).toBe(false);
    const before = trainer.parameters();
    expect(loop.next().value.trace?.parameters).toEqual(before);
  });

  test("lowers the loss", () => {
    const {initial, nextBatch} = start(4);
    const batch = nextBatch();
    const trainer = float64Trainer(recurrentFloat64(spec), initial, {kind: "rmsprop", rate: 0.01});
    const loop = train(trainer, {nextBatch: () => batch, clip});
    const losses = Array.from({length: 300}, () => loop.next().value.loss);
    expect(losses[299]).toBeLessThan(losses[0] / 2);
  });
});
