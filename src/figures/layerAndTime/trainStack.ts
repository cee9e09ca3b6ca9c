import type {Parameters} from "../../engine/cells/cell.js";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import type {Batch} from "../../engine/networks/batch.js";
import {network, type Network} from "../../engine/networks/network.js";
import {norm} from "../../engine/linear/matrix.js";
import type {Connections} from "../../engine/networks/networkSpec.js";
import {Random} from "../../engine/random.js";
import {createTrainer} from "../../engine/training/createTrainer.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {train} from "../../engine/training/train.js";
import {meanLog10} from "../../experiments/meanLog10.js";
import {temporalOrderSymbols, temporalOrderTask} from "../../experiments/tasks/temporalOrder.js";

interface TrainedSettings {
  readonly cell: CellKind;
  readonly connections: Connections;
  readonly layers: number;
  readonly length: number;
  readonly hiddenSize: number;
  readonly batch: number;
  readonly updates: number;
  readonly rate: number;
  readonly forgetBias: number;
  readonly threshold: number;
  readonly seed: number;
  readonly sequences: number;
  readonly examples: number;
}

/** A sort of stack before and after it was trained. */
export interface TrainedStack {
  readonly connections: Connections;
  /** By seed, the first of them the one that is trained. */
  readonly before: readonly Seen[];
  readonly after: Seen;
}

/** What is seen of a stack on fresh sequences. */
export interface Seen {
  /** The share of wrong answers. */
  readonly error: number;
  /** Mean over sequences of log10 of ‖∂J/∂h^ℓ_t‖ ÷ ‖∂J/∂h^L_T‖, at [ℓ][t]. */
  readonly log10: readonly (readonly number[])[];
  /** By layer: the length of the gradient of all its weights. */
  readonly weights: readonly number[];
}

/** Trains a stack on temporal order in float32; its gradients before and after in float64, on the same sequences. */
export async function trainStack(settings: TrainedSettings, seeds: readonly number[]): Promise<TrainedStack> {
  const {connections, seed, batch, updates, threshold} = settings;
  const {task, trainer, batches, look} = await drawTrainer(settings, seed);
  const before = [look()];
  for (const other of seeds) if (other !== seed) before.push((await drawTrainer(settings, other)).look());
  const loop = train(trainer, {
    nextBatch: (update) => task.batch(batch, batches, update),
    clip: {kind: "global-norm", threshold}
  });
  for (let update = 0; update < updates; ++update) loop.next();
  return {connections, before, after: look()};
}

async function drawTrainer(settings: TrainedSettings, seed: number) {
  const {cell, connections, layers, length, hiddenSize, rate} = settings;
  const task = temporalOrderTask({length});
  const net = network({
    ...{cell, connections, layers, hiddenSize, bidirectional: false},
    ...{input: {size: temporalOrderSymbols.length}, outputSize: task.outputSize}
  });
  const [weights, batches, looks] = [3 * seed, 3 * seed + 1, 3 * seed + 2].map((stream) => new Random(stream));
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  const initial = sampleParameters(net, {recurrent: gain, input: gain, forgetBias: settings.forgetBias}, weights);
  const {trainer} = await createTrainer(net.spec, initial, {kind: "adam", rate}, "float32");
  const seen = task.batch(settings.sequences, looks, 1);
  const look = (): Seen => ({
    error: task.measure((inputs) => trainer.outputs(inputs), settings.examples, new Random(seed)).score,
    ...gradientsOf(net, trainer.parameters(), seen)
  });
  return {task, trainer, batches, look};
}

function gradientsOf(net: Network, parameters: Parameters, batch: Batch): Pick<Seen, "log10" | "weights"> {
  const log10 = net.layers.map((): number[] => []);
  const numberOf = (name: string): number => net.layers.findIndex(({directions}) => directions[0].name === name);
  const gradients = evaluateNetwork(net, parameters, batch, {
    trace: ({name}, {t, h}) => (log10[numberOf(name)][t] = meanLog10(h))
  }).parameters;
  const top = log10[log10.length - 1];
  const loss = top[top.length - 1];
  return {
    log10: log10.map((row) => row.map((value) => Number((value - loss).toFixed(2)))),
    weights: net.layers.map(({directions: [{prefix}]}) => {
      const own = Object.keys(gradients).filter((name) => name.startsWith(prefix));
      return norm(own.map((name) => norm(gradients[name].data)));
    })
  };
}
