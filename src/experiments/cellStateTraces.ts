import * as v from "valibot";
import {network} from "../engine/networks/network.js";
import type {NetworkSpec} from "../engine/networks/networkSpec.js";
import {Random} from "../engine/random.js";
import {float64Trainer} from "../engine/training/float64Trainer.js";
import {recurrentFloat64} from "../engine/training/recurrentFloat64.js";
import {drawParameters} from "../engine/training/initialisation.js";
import {train} from "../engine/training/train.js";
import {measureAdding} from "./measureAdding.js";
import {addingBaseline, addingBatch, addingTask} from "./tasks/adding.js";
import {addingModel} from "./traceSequence.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const seed = v.pipe(v.number(), v.safeInteger());

export const cellStateTracesSettings = v.object({
  /** T of the adding problem. */
  length: v.pipe(count, v.minValue(2)),
  hiddenSize: count,
  forgetBias: v.number(),
  batch: count,
  updates: count,
  rate: positive,
  threshold: positive,
  seed,
  /** Updates between two points of the training curve, each the mean loss since the last. */
  every: count,
  /** Fresh sequences on which the trained network is measured. */
  examples: count,
  /** The sequence that is shown first: the seed of its values, its two marked steps from 1, and the values there. */
  sequenceSeed: seed,
  firstMark: count,
  firstValue: share,
  secondMark: count,
  secondValue: share
});
export type CellStateTracesSettings = v.InferOutput<typeof cellStateTracesSettings>;

/** A trained network, and how good it is, as the loader writes it. */
export const trainedLstm = v.object({
  hiddenSize: count,
  /** Every parameter's values in row-major order. */
  weights: v.record(v.string(), v.array(v.number())),
  /**
   * Every unit by its place in the weights, from 0, and the correlation, over fresh sequences, of its c one step before
   * the second mark with the first marked value; the unit that holds that value best comes first.
   */
  units: v.array(v.object({index: v.pipe(v.number(), v.integer(), v.minValue(0)), correlation: v.number()})),
  /** Mean squared error on the batches of training. */
  curve: v.array(v.object({update: count, loss: v.number()})),
  /** Mean squared error on fresh sequences, and that of always answering the mean. */
  error: positive,
  baseline: positive
});
export type TrainedLstm = v.InferOutput<typeof trainedLstm>;

/** Trains an LSTM on the adding problem with Adam in float64, and measures it on fresh sequences. */
export function trainOnAdding(settings: CellStateTracesSettings): TrainedLstm {
  const {length, hiddenSize, forgetBias, batch, updates, rate, threshold, every, examples} = settings;
  const random = new Random(settings.seed);
  const task = addingTask({length});
  const spec: NetworkSpec = {
    ...{cell: "lstm", input: {size: 2}, hiddenSize, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  };
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initial = drawParameters(network(spec), {recurrent: gain, input: gain, forgetBias}, random);
  const trainer = float64Trainer(recurrentFloat64(spec), initial, {kind: "adam", rate});
  const loop = train(trainer, {
    nextBatch: (update) => task.batch(batch, random, update),
    clip: {kind: "global-norm", threshold}
  });
  const curve: {update: number; loss: number}[] = [];
  let since = 0;
  while (trainer.updates < updates) {
    const {update, loss} = loop.next().value;
    since += loss;
    if (update % every > 0) continue;
    curve.push({update, loss: since / every});
    since = 0;
  }
  const parameters = trainer.parameters();
  return {
    hiddenSize,
    weights: Object.fromEntries(Object.entries(parameters).map(([name, {data}]) => [name, [...data]])),
    curve,
    baseline: addingBaseline,
    ...measureAdding(addingModel(hiddenSize), parameters, addingBatch({length, batch: examples}, random))
  };
}
