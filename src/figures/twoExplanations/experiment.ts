import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import {scale, zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {train} from "../../engine/training/train.js";
import {meanLog10} from "../../experiments/meanLog10.js";
import {roundedSpread} from "../../experiments/roundedSpread.js";
import {count, positive, seedsForInterval} from "../../experiments/schemas.js";
import {medianSpread, type MedianSpread} from "../../experiments/statistics.js";

/** Data in which the answer is a value seen at the first step, and data in which it is one seen at the last. */
export const dataSets = ["dependency", "none"] as const;
export type DataSet = (typeof dataSets)[number];

export const networkStates = ["untrained", "saturated", "trained"] as const;
export type NetworkState = (typeof networkStates)[number];

export const settings = v.object({
  /** From the value to the answer, in steps: T − 1. */
  distance: count,
  hiddenSize: count,
  /** Standard deviation of what is added to the target, and cannot be known. */
  noise: positive,
  spectralRadius: positive,
  /** What the saturated network's W_x is larger by. */
  saturation: positive,
  /** Gain of W_x and of the readout where training starts: small, so that units are nearly linear. */
  inputGain: positive,
  batch: count,
  updates: count,
  rate: positive,
  threshold: positive,
  /** Sequences that gradients and errors are averaged over. */
  sequences: count,
  seeds: seedsForInterval
});
export type Settings = v.InferOutput<typeof settings>;

/** One network on one data set. */
export interface Row {
  readonly network: NetworkState;
  readonly data: DataSet;
  /** By distance T − t from 0: the mean over sequences of log10 ‖∂J/∂h^t‖; over seeds. */
  readonly log10: readonly MedianSpread[];
  /** Mean squared error, over seeds. */
  readonly error: MedianSpread;
}

/**
 * How ‖∂J/∂h^t‖ falls with distance in a tanh RNN, on data with a dependency over the whole distance and on data without:
 * as its weights are drawn, with saturated units, and trained on the very data (from an orthogonal W_h, in float32).
 */
export async function measureNetworks(settings: Settings): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of networkStates)
    for (const data of dataSets) {
      const runs: ReturnType<typeof measure>[] = [];
      for (const seed of settings.seeds) {
        const parameters = await parametersOf(kind, data, settings, seed);
        runs.push(measure(parameters, batchOf(data, settings, settings.sequences, new Random(3 * seed + 2)), settings));
      }
      rows.push({
        network: kind,
        data,
        log10: runs[0].log10.map((_, k) => medianSpread(runs.map(({log10}) => log10[k]))),
        error: medianSpread(runs.map(({error}) => error))
      });
    }
  return rows;
}

function networkOf({hiddenSize}: Settings) {
  return network({
    ...{cell: "rnn-tanh", input: {size: 2}, hiddenSize, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  });
}

async function parametersOf(kind: NetworkState, data: DataSet, settings: Settings, seed: number): Promise<Parameters> {
  const {spectralRadius, saturation, batch, updates, rate, threshold} = settings;
  const net = networkOf(settings);
  const [recurrent, gain] =
    kind === "trained"
      ? [{kind: "orthogonal", gain: 1} as const, settings.inputGain]
      : [{kind: "spectral-radius", value: spectralRadius} as const, 1];
  const initial = sampleParameters(net, {recurrent, input: {kind: "gaussian-with-gain", gain}}, new Random(3 * seed));
  if (kind === "untrained") return initial;
  if (kind === "saturated") {
    const name = Object.keys(initial).find((name) => name.endsWith("W_x"));
    if (name === undefined)
      throw new RangeError(`measureNetworks: expected a W_x among ${Object.keys(initial).join(", ")}`);
    return {...initial, [name]: scale(initial[name], saturation)};
  }
  const {trainer} = await createTrainer(net.spec, initial, {kind: "adam", rate}, "float32");
  const batches = new Random(3 * seed + 1);
  const loop = train(trainer, {
    nextBatch: () => batchOf(data, settings, batch, batches),
    clip: {kind: "global-norm", threshold}
  });
  while (trainer.updates < updates) loop.next();
  return trainer.parameters();
}

/**
 * Sequences of two channels: in the first a value in [−1, 1) at step 1 and 0 after it, in the second a new value in
 * [−1, 1) at every step. The target is the first channel's value, or the last value of the second, with noise added.
 */
export function batchOf(
  data: DataSet,
  {distance, noise}: Pick<Settings, "distance" | "noise">,
  size: number,
  random: Random
): Batch {
  const inputs: Matrix[] = Array.from({length: distance + 1}, () => zeros(size, 2));
  const target = zeros(size, 1);
  for (let row = 0; row < size; ++row) {
    const value = () => 2 * random.uniform() - 1;
    inputs[0].data[2 * row] = value();
    for (const x of inputs) x.data[2 * row + 1] = value();
    const known = data === "dependency" ? inputs[0].data[2 * row] : inputs[distance].data[2 * row + 1];
    target.data[row] = known + noise * random.normal();
  }
  return {inputs, targets: {kind: "values", at: new Map([[distance, target]])}};
}

function measure(parameters: Parameters, batch: Batch, settings: Settings) {
  const curve: number[] = [];
  const {loss} = evaluateNetwork(networkOf(settings), parameters, batch, {trace: (_, {h}) => curve.push(meanLog10(h))});
  return {log10: curve, error: loss};
}

/** What the figure is drawn from. */
export interface Data {
  readonly settings: Settings;
  readonly rows: readonly Row[];
}

export async function data(settings: Settings): Promise<Data> {
  const rows = await measureNetworks(settings);
  const rounded = (spread: MedianSpread) => roundedSpread(spread, 3);
  return {
    settings,
    rows: rows.map(({log10, error, ...row}) => ({...row, error: rounded(error), log10: log10.map(rounded)}))
  };
}

/** Of a short distance, hardly trained, and the fewest seeds that have an interval. */
export async function digest(settings: Settings): Promise<{rows: readonly Row[]}> {
  const few = {distance: 10, updates: 10, sequences: 4, seeds: [1, 2, 3, 4, 5, 6]};
  return {rows: await measureNetworks({...settings, ...few})};
}
