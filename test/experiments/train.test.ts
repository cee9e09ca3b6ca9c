import {describe, expect, it} from "vitest";
import {globalNorm} from "../../src/engine/clip.js";
import {gaussianWithGain} from "../../src/engine/initialise.js";
import {initialiseCell} from "../../src/engine/initialiseCell.js";
import {elementwise} from "../../src/engine/linear/elementwise.js";
import {squaredError} from "../../src/engine/losses.js";
import {evaluate} from "../../src/engine/model.js";
import {adam} from "../../src/engine/optimisers/adam.js";
import {sgd} from "../../src/engine/optimisers/sgd.js";
import {mapParameters} from "../../src/engine/parameters.js";
import {Random} from "../../src/engine/random.js";
import {addingBatch} from "../../src/experiments/tasks/adding.js";
import {addingModel} from "../../src/experiments/traceSequence.js";
import {train, type TrainingRecord} from "../../src/experiments/train.js";
import {digest} from "../support/digest.js";

const model = addingModel(3);

function start(seed: number) {
  const random = new Random(seed);
  const initial = initialiseCell(model, {
    recurrent: (n) => gaussianWithGain(n, n, 1, random),
    input: (rows, cols) => gaussianWithGain(rows, cols, 1, random)
  });
  let batches = 0;
  const nextBatch = () => {
    ++batches;
    const {inputs, target} = addingBatch({length: 6, batch: 8}, random);
    return {inputs, loss: squaredError(new Map([[5, target]]))};
  };
  return {initial, nextBatch, batches: () => batches};
}

function take(run: Generator<TrainingRecord, never>, count: number): TrainingRecord[] {
  return Array.from({length: count}, () => run.next().value);
}

describe("train", () => {
  it("makes one update a record, on one batch each, and no more than asked for", () => {
    const {initial, nextBatch, batches} = start(1);
    const run = train(model, initial, {nextBatch, optimiser: adam({rate: 0.01}), threshold: 1});
    expect(batches()).toBe(0);
    expect(take(run, 3).map(({update}) => update)).toEqual([1, 2, 3]);
    expect(batches()).toBe(3);
    expect(take(run, 2).map(({update}) => update)).toEqual([4, 5]);
    expect(batches()).toBe(5);
  });

  it("records the loss and the gradient's norm as they were before the update", () => {
    const {initial, nextBatch} = start(2);
    const batch = nextBatch();
    const [record] = take(
      train(model, initial, {nextBatch: () => batch, optimiser: sgd({rate: 0.1}), threshold: 1e9}),
      1
    );
    const {loss, parameters} = evaluate(model, initial, batch.inputs, batch.loss);
    expect(record).toMatchObject({loss, norm: globalNorm(parameters), clipped: false});
  });

  it("gives the same bits for the same seed, whoever drives it", () => {
    const run = (seed: number) => {
      const {initial, nextBatch} = start(seed);
      return train(model, initial, {nextBatch, optimiser: adam({rate: 0.01}), threshold: 1});
    };
    const whole = take(run(3), 20);
    const inParts = run(3);
    take(inParts, 7);
    expect(take(inParts, 13)).toEqual(whole.slice(7));
    expect(digest(Object.values(whole[19].parameters))).toBe("8801514ae6264b13");
    expect(take(run(4), 1)[0].loss).not.toBe(whole[0].loss);
  });

  it("clips the gradient to the threshold before the optimiser sees it", () => {
    const {initial, nextBatch} = start(5);
    const threshold = 0.01;
    const [{norm, clipped, parameters}] = take(
      train(model, initial, {nextBatch, optimiser: sgd({rate: 1}), threshold}),
      1
    );
    const step = mapParameters(parameters, (after, name) => elementwise((a, b) => a - b, after, initial[name]));
    expect(norm).toBeGreaterThan(threshold);
    expect(clipped).toBe(true);
    expect(globalNorm(step)).toBeCloseTo(threshold, 12);
  });

  it("lowers the loss", () => {
    const {initial, nextBatch} = start(6);
    const batch = nextBatch();
    const records = take(
      train(model, initial, {nextBatch: () => batch, optimiser: adam({rate: 0.02}), threshold: 1}),
      150
    );
    expect(records[149].loss).toBeLessThan(records[0].loss / 10);
  });

  it("stops at what is not finite, with the update and the parameter", () => {
    const {initial, nextBatch} = start(7);
    const run = train(model, initial, {nextBatch, optimiser: sgd({rate: 1e308}), threshold: 1e300});
    expect(() => take(run, 20)).toThrow(/expected finite values, got (NaN|-?Infinity) in .+ at step \d+/);
  });
});
