import type {Parameters} from "../../engine/cells/cell.js";
import {network, type Network} from "../../engine/networks/network.js";
import {matrix} from "../../engine/linear/matrix.js";
import {spectralRadius} from "../../engine/linear/spectralRadius.js";
import {NonFiniteError} from "../../engine/nonFinite.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import type {OptimiserSpec} from "../../engine/training/trainer.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {inputSize, recallBatch, type Condition} from "./recall.js";

/** What a network is drawn and trained by. */
interface Settings {
  /** T, in steps. */
  readonly length: number;
  readonly hiddenSize: number;
  readonly spectralRadius: number;
  readonly batch: number;
  readonly updates: number;
  readonly threshold: number;
  /** The number of updates between two looks, and of sequences looked at. */
  readonly every: number;
  readonly examples: number;
  /** Mean squared error below which the bit is recalled. */
  readonly learnt: number;
}

/** The update at which the bit was recalled, null where it was not. */
export type Learning = number | null;

/** The tanh network of a seed, as it is drawn: its gradient vanishes within the sequence. */
export function drawNetwork(
  {hiddenSize, spectralRadius: radius}: Pick<Settings, "hiddenSize" | "spectralRadius">,
  seed: number
): {net: Network; initial: Parameters} {
  const net = network({
    ...{cell: "rnn-tanh", input: {size: inputSize}, hiddenSize, outputSize: 1},
    ...{layers: 1, connections: "plain", bidirectional: false}
  });
  const initial = sampleParameters(
    net,
    {
      recurrent: {kind: "spectral-radius", value: radius},
      input: {kind: "gaussian-with-gain", gain: 1}
    },
    randomStreams(seed).parameters
  );
  return {net, initial};
}

/** Trains until the bit is recalled, or no longer; numbers that grow past all bounds recall nothing. */
export async function learnRecall(
  settings: Settings,
  {condition, optimiser}: {condition: Condition; optimiser: OptimiserSpec},
  seed: number
): Promise<Learning> {
  const {length, batch, updates, threshold, every, examples, learnt} = settings;
  const {net, initial} = drawNetwork(settings, seed);
  const streams = randomStreams(seed);
  const {trainer} = await createTrainer(net.spec, initial, optimiser, "float32");
  const test = recallBatch({length, condition}, examples, streams.evaluation);
  const target = test.targets.kind === "values" ? test.targets.at.get(length - 1) : undefined;
  if (!target) throw new RangeError("learnRecall: expected values at the last step");
  const error = (): number => {
    const y = trainer.outputs(test.inputs)[length - 1];
    return target.data.reduce((total, wanted, row) => total + (y.data[row] - wanted) ** 2, 0) / examples;
  };
  try {
    for (let update = 1; update <= updates; ++update) {
      trainer.gradient(recallBatch({length, condition}, batch, streams.batches));
      trainer.update({kind: "global-norm", threshold});
      if (update % every === 0 && error() < learnt) return update;
    }
  } catch (failure) {
    if (!(failure instanceof NonFiniteError)) throw failure;
  }
  return null;
}

/**
 * Where W_h wanders by itself: its spectral radius after all updates in noise, when each answer is the throw of a coin, so
 * that there is nothing to learn.
 */
export async function wander(settings: Settings, optimiser: OptimiserSpec, seed: number): Promise<number> {
  const {length, batch, updates, threshold} = settings;
  const {net, initial} = drawNetwork(settings, seed);
  const {batches, final: coins} = randomStreams(seed);
  const {trainer} = await createTrainer(net.spec, initial, optimiser, "float32");
  for (let update = 1; update <= updates; ++update) {
    const {inputs} = recallBatch({length, condition: "noise"}, batch, batches);
    const answers = matrix(
      batch,
      1,
      Array.from({length: batch}, () => 2 * coins.integer(2) - 1)
    );
    trainer.gradient({inputs, targets: {kind: "values", at: new Map([[length - 1, answers]])}});
    trainer.update({kind: "global-norm", threshold});
  }
  return spectralRadius(trainer.parameters().W_h);
}
