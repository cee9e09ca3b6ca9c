import * as v from "valibot";
import {addingRun} from "./addingRun.js";
import {measuredLstm} from "./measureAdding.js";
import {addingBaseline} from "../../experiments/tasks/adding.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {startRun} from "../../experiments/training/startRun.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";

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
  /** Fresh sequences on which the trained network is measured, and others by which its units are ordered. */
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
  weights: v.record(v.string(), v.pipe(v.array(v.number()), v.readonly())),
  /** As `measureAdding` orders them: the unit that holds the first marked value best comes first. */
  units: v.array(v.object({index: v.pipe(v.number(), v.integer(), v.minValue(0)), correlation: v.number()})),
  /** Mean squared error on the batches of training. */
  curve: v.array(v.object({update: count, loss: v.number()})),
  /** Mean squared error on fresh sequences, and that of always answering the mean. */
  error: positive,
  baseline: positive
});
export type TrainedLstm = v.InferOutput<typeof trainedLstm>;

/** Trains an LSTM on the adding problem, as the reader may do in the page by another seed, and measures it. */
export async function trainOnAdding(settings: CellStateTracesSettings): Promise<TrainedLstm> {
  const {length, hiddenSize, examples, seed} = settings;
  const {curve, final, weights} = await resultOf(addingRun(settings, seed));
  if (!final || !weights) throw new Error(`trainOnAdding: expected a trained network, seed ${seed} broke off`);
  const measured = measuredLstm(restoreWeights(weights), {hiddenSize, length, examples, seed});
  return {
    ...measured,
    curve: curve.map(({update, loss}) => ({update, loss})),
    error: final.score,
    baseline: addingBaseline
  };
}

async function resultOf(run: Run): Promise<RunResult> {
  const loop = await startRun(run, {});
  for (;;) {
    const {done, value} = loop.next();
    if (done) return value;
  }
}
