import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import type {Batch} from "../../engine/networks/batch.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network, type Network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {train} from "../../engine/training/train.js";
import {meanLog10} from "../../experiments/meanLog10.js";
import {roundedSpread} from "../../experiments/roundedSpread.js";
import {count, positive, seedsForInterval, several} from "../../experiments/schemas.js";
import {medianSpread, type MedianSpread} from "../../experiments/statistics.js";
import {addingBaseline, addingTask} from "../../experiments/tasks/adding.js";

/** The two networks that are trained side by side. */
export const trainedCells = ["rnn-tanh", "lstm"] as const;
export type TrainedCell = (typeof trainedCells)[number];

export const settings = v.object({
  /** T of the adding problem. */
  length: several,
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
  seeds: seedsForInterval
});
export type Settings = v.InferOutput<typeof settings>;

/** Gradients on one path, of one cell: mean over sequences of log10 ‖∂J/∂h^t‖, by checkpoint and by distance T − t. */
export interface GradientMap {
  readonly cell: TrainedCell;
  readonly path: "h" | "c";
  readonly log10: readonly (readonly number[])[];
}

/** What the figure is drawn from. */
export interface Data {
  readonly settings: Settings;
  /** Mean squared error of always answering the mean. */
  readonly baseline: number;
  /** Updates made at each checkpoint. */
  readonly updates: readonly number[];
  /** Of the first seed. */
  readonly maps: readonly GradientMap[];
  readonly errors: Readonly<Record<TrainedCell, readonly number[]>>;
  /** Over all seeds, by checkpoint: log10 ‖∂J/∂h^1‖ and the error. */
  readonly over: readonly {
    readonly cell: TrainedCell;
    readonly farthest: readonly MedianSpread[];
    readonly error: readonly MedianSpread[];
  }[];
}

/** One run, seen at its checkpoints. */
interface Run {
  readonly maps: GradientMap[];
  readonly errors: number[];
}

/**
 * Trains a tanh RNN and an LSTM on the adding problem, from each seed on the same batches, in float32; and at every
 * checkpoint takes the gradient of the loss with respect to every step's state, in float64, on sequences of its own.
 */
export async function duringTraining(settings: Settings): Promise<Omit<Data, "settings">> {
  const runs: Record<TrainedCell, Run[]> = {"rnn-tanh": [], lstm: []};
  for (const seed of settings.seeds)
    for (const cell of trainedCells) runs[cell].push(await trainOne(cell, settings, seed));
  const checkpoints = runs.lstm[0].errors.length;
  return {
    baseline: addingBaseline,
    updates: Array.from({length: checkpoints}, (_, k) => k * settings.every),
    maps: trainedCells.flatMap((cell) => runs[cell][0].maps),
    errors: {"rnn-tanh": runs["rnn-tanh"][0].errors, lstm: runs.lstm[0].errors},
    over: trainedCells.map((cell) => ({
      cell,
      farthest: spreads(runs[cell].map(({maps: [h]}) => h.log10.map((curve) => curve[curve.length - 1]))),
      error: spreads(runs[cell].map(({errors}) => errors))
    }))
  };
}

async function trainOne(cell: TrainedCell, settings: Settings, seed: number): Promise<Run> {
  const {length, hiddenSize, forgetBias, batch, updates, every, rate, threshold, sequences, examples} = settings;
  const task = addingTask({length});
  const net = network({
    ...{cell, input: {size: 2}, hiddenSize, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  });
  // Three streams, so that both cells see the same batches and are looked at on the same sequences.
  const [weights, batches, looks] = [3 * seed, 3 * seed + 1, 3 * seed + 2].map((stream) => new Random(stream));
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const biases = cell === "lstm" ? {forgetBias} : {};
  const initial = sampleParameters(net, {recurrent: gain, input: gain, ...biases}, weights);
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

/** Of several curves, by their index. */
function spreads(curves: readonly (readonly number[])[]): MedianSpread[] {
  return curves[0].map((_, k) => medianSpread(curves.map((curve) => curve[k])));
}

export async function data(settings: Settings): Promise<Data> {
  const {maps, over, errors, ...rest} = await duringTraining(settings);
  return {
    settings,
    ...rest,
    maps: maps.map((map) => ({...map, log10: map.log10.map((curve) => curve.map(hundredths))})),
    errors: {"rnn-tanh": errors["rnn-tanh"].map(rounded), lstm: errors.lstm.map(rounded)},
    over: over.map(({cell, farthest, error}) => ({cell, farthest: farthest.map(spread), error: error.map(spread)}))
  };
}

/** Hundredths of a decade, and of an error hundred-thousandths: finer than the picture shows. */
const hundredths = (log10: number) => Number(log10.toFixed(2));
const rounded = (value: number) => Number(value.toFixed(5));
const spread = (one: MedianSpread) => roundedSpread(one, 5);

/** Of short sequences, hardly trained, and the fewest seeds that have an interval. */
export async function digest(settings: Settings): Promise<{rows: Omit<Data, "settings">}> {
  const few = {length: 12, updates: 10, every: 10, sequences: 4, examples: 20, seeds: [1, 2, 3, 4, 5, 6]};
  return {rows: await duringTraining({...settings, ...few})};
}
