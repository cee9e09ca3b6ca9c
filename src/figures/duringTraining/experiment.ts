import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import {norm, type Matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network, type Network} from "../../engine/networks/network.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {drawParameters} from "../../engine/training/initialisation.js";
import {train} from "../../engine/training/train.js";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import {addingBaseline, addingTask} from "../../experiments/tasks/adding.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));

/** The two networks that are trained side by side. */
export const duringTrainingCells = ["rnn-tanh", "lstm"] as const;
export type DuringTrainingCell = (typeof duringTrainingCells)[number];

export const duringTrainingSettings = v.object({
  /** T of the adding problem. */
  length: v.pipe(count, v.minValue(2)),
  hiddenSize: count,
  forgetBias: v.number(),
  batch: count,
  updates: count,
  /** Updates from one checkpoint to the next. */
  every: count,
  rate: positive,
  threshold: positive,
  /** Sequences that a checkpoint's gradients are averaged over, and those that its error is measured on. */
  sequences: count,
  examples: count,
  seeds: v.pipe(v.array(v.pipe(v.number(), v.safeInteger())), v.minLength(6))
});
export type DuringTrainingSettings = v.InferOutput<typeof duringTrainingSettings>;

/** Gradients on one path, of one cell: mean over sequences of log10 ‖∂J/∂h^t‖, by checkpoint and by distance T − t. */
const gradientMap = v.object({
  cell: v.picklist(duringTrainingCells),
  path: v.picklist(["h", "c"]),
  log10: v.array(v.array(v.number()))
});
export type GradientMap = v.InferOutput<typeof gradientMap>;

const spread = v.object({median: v.number(), low: v.number(), high: v.number()});

/** What the loader writes. */
export const computedDuringTraining = v.object({
  settings: duringTrainingSettings,
  /** Mean squared error of always answering the mean. */
  baseline: v.number(),
  /** Updates made at each checkpoint. */
  updates: v.array(v.number()),
  /** Of the first seed. */
  maps: v.array(gradientMap),
  errors: v.object({"rnn-tanh": v.array(v.number()), lstm: v.array(v.number())}),
  /** Over all seeds, by checkpoint: log10 ‖∂J/∂h^1‖ and the error; medians with their 95% intervals. */
  over: v.array(v.object({cell: v.picklist(duringTrainingCells), farthest: v.array(spread), error: v.array(spread)}))
});
export type DuringTraining = Omit<v.InferOutput<typeof computedDuringTraining>, "settings">;

/** One run, seen at its checkpoints. */
interface Run {
  readonly maps: GradientMap[];
  readonly errors: number[];
}

/**
 * Trains a tanh RNN and an LSTM on the adding problem, from each seed on the same batches, in float32; and at every
 * checkpoint takes the gradient of the loss with respect to every step's state, in float64, on sequences of its own.
 */
export async function duringTraining(settings: DuringTrainingSettings): Promise<DuringTraining> {
  const runs: Record<DuringTrainingCell, Run[]> = {"rnn-tanh": [], lstm: []};
  for (const seed of settings.seeds)
    for (const cell of duringTrainingCells) runs[cell].push(await trainOne(cell, settings, seed));
  const checkpoints = runs.lstm[0].errors.length;
  return {
    baseline: addingBaseline,
    updates: Array.from({length: checkpoints}, (_, k) => k * settings.every),
    maps: duringTrainingCells.flatMap((cell) => runs[cell][0].maps),
    errors: {"rnn-tanh": runs["rnn-tanh"][0].errors, lstm: runs.lstm[0].errors},
    over: duringTrainingCells.map((cell) => ({
      cell,
      farthest: spreads(runs[cell].map(({maps: [h]}) => h.log10.map((curve) => curve[curve.length - 1]))),
      error: spreads(runs[cell].map(({errors}) => errors))
    }))
  };
}

async function trainOne(cell: DuringTrainingCell, settings: DuringTrainingSettings, seed: number): Promise<Run> {
  const {length, hiddenSize, forgetBias, batch, updates, every, rate, threshold, sequences, examples} = settings;
  const task = addingTask({length});
  const net = network({
    ...{cell, input: {size: 2}, hiddenSize, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  });
  // Three streams, so that both cells see the same batches and are looked at on the same sequences.
  const [weights, batches, looks] = [3 * seed, 3 * seed + 1, 3 * seed + 2].map((stream) => new Random(stream));
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initial = drawParameters(net, {recurrent: gain, input: gain, forgetBias}, weights);
  const {trainer} = await createTrainer(net.spec, initial, {kind: "adam", rate}, "float32");
  const seen = task.batch(sequences, looks, 1);
  const loop = train(trainer, {
    nextBatch: (update) => task.batch(batch, batches, update),
    clip: {kind: "global-norm", threshold}
  });
  const [errors, curves]: [number[], Curves[]] = [[], []];
  for (;;) {
    errors.push(task.measure((inputs) => trainer.outputs(inputs), examples, new Random(seed)).score);
    curves.push(gradientCurves(net, trainer.parameters(), seen));
    if (trainer.updates >= updates) break;
    for (let k = 0; k < every; ++k) loop.next();
  }
  const map = (path: "h" | "c"): GradientMap => ({cell, path, log10: curves.map((curve) => curve[path])});
  return {maps: cell === "lstm" ? [map("h"), map("c")] : [map("h")], errors};
}

/** By distance: the mean over sequences of log10 of the gradient's length. `c` is empty where the cell has none. */
interface Curves {
  readonly h: number[];
  readonly c: number[];
}

function gradientCurves(net: Network, parameters: Parameters, batch: Batch): Curves {
  const curves: Curves = {h: [], c: []};
  evaluateNetwork(net, parameters, batch, {
    trace: (_, {h, intoC}) => {
      curves.h.push(meanLog10(h));
      if (intoC) curves.c.push(meanLog10(intoC.total));
    }
  });
  return curves;
}

/** The loss is averaged over a batch of B, so that a sequence's own gradient is B times its row. */
function meanLog10({rows, cols, data}: Matrix): number {
  let total = 0;
  for (let row = 0; row < rows; ++row) total += log10(rows * norm(data.subarray(row * cols, (row + 1) * cols)));
  return total / rows;
}

/** Of several curves, by their index: median and its interval. */
function spreads(curves: readonly (readonly number[])[]): {median: number; low: number; high: number}[] {
  return curves[0].map((_, k) => {
    const sample = curves.map((curve) => curve[k]);
    const interval = medianInterval(sample);
    if (!interval) throw new RangeError(`duringTraining: expected seeds enough for an interval, got ${sample.length}`);
    return {median: quantile(sample, 0.5), ...interval};
  });
}
