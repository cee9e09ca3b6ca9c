import * as v from "valibot";
import {gaussianWithGain} from "../engine/initialise.js";
import {initialiseCell} from "../engine/initialiseCell.js";
import {adam} from "../engine/optimisers/adam.js";
import {Random} from "../engine/random.js";
import {lastAnswer, measureAdding} from "./measureAdding.js";
import {addingBaseline, addingBatch} from "./tasks/adding.js";
import {addingModel} from "./traceSequence.js";
import {train} from "./train.js";

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

/** Trains an LSTM on the adding problem with Adam, and measures it on fresh sequences. */
export function trainOnAdding(settings: CellStateTracesSettings): TrainedLstm {
  const {length, hiddenSize, batch, updates, rate, threshold, every, examples} = settings;
  const random = new Random(settings.seed);
  const network = addingModel(hiddenSize);
  const initial = initialiseCell(network, {
    recurrent: (n) => gaussianWithGain(n, n, 1, random),
    input: (rows, cols) => gaussianWithGain(rows, cols, 1, random),
    bias: (name) => (name === "b_f" ? settings.forgetBias : 0)
  });
  const nextBatch = () => lastAnswer(addingBatch({length, batch}, random));
  const curve: {update: number; loss: number}[] = [];
  let parameters = initial;
  let since = 0;
  for (const record of train(network, initial, {nextBatch, optimiser: adam({rate}), threshold})) {
    since += record.loss;
    if (record.update % every === 0) {
      curve.push({update: record.update, loss: since / every});
      since = 0;
    }
    parameters = record.parameters;
    if (record.update === updates) break;
  }
  return {
    hiddenSize,
    weights: Object.fromEntries(Object.entries(parameters).map(([name, {data}]) => [name, [...data]])),
    curve,
    baseline: addingBaseline,
    ...measureAdding(network, parameters, addingBatch({length, batch: examples}, random))
  };
}
