import {zeros} from "../../src/engine/linear/matrix.js";
import {feedForward, type FeedForwardSpec} from "../../src/engine/networks/feedForward.js";
import {Random} from "../../src/engine/random.js";
import {createFeedForwardTrainer} from "../../src/engine/training/createFeedForwardTrainer.js";
import {sampleParameters} from "../../src/engine/training/initialisation.js";
import type {Trainer} from "../../src/engine/training/trainer.js";
import {digestOf} from "./digestOf.js";

/** The nets that are trained: every join, every activation; sizes that are no multiples of the kernels' panels and tiles. */
const sizes = {inputSize: 5, width: 13, layers: 3, outputSize: 3} as const;
export const feedForwardNets: readonly FeedForwardSpec[] = [
  {...sizes, connections: "plain", activation: "tanh"},
  {...sizes, connections: "residual", activation: "relu"},
  {...sizes, connections: "dense", activation: "logistic"},
  {...sizes, connections: "highway", activation: "tanh"}
];

/** Losses, norms, parameters and the optimiser's memory of 30 updates that learn which of three inputs is the largest. */
export async function digestOfFeedForward(spec: FeedForwardSpec, arithmetic: "float64" | "float32"): Promise<string> {
  const random = new Random(1);
  const gain = {kind: "glorot", gain: 1} as const;
  const initial = sampleParameters(feedForward(spec), {recurrent: gain, input: gain}, random);
  const {trainer, note} = await createFeedForwardTrainer(spec, initial, {kind: "adam", rate: 0.01}, arithmetic);
  // Another arithmetic would be another computation, not other bits of the same.
  if (trainer.arithmetic !== arithmetic) return note ?? `trained in ${trainer.arithmetic}`;
  const points = Array.from({length: 30}, () => step(trainer, random));
  return digestOf({points, state: trainer.state()});
}

function step(trainer: Trainer<FeedForwardSpec>, random: Random) {
  const x = zeros(7, sizes.inputSize);
  for (let k = 0; k < x.data.length; ++k) x.data[k] = random.uniform();
  const largest = Int32Array.from({length: x.rows}, (_, row) => {
    const first = [...x.data.subarray(row * x.cols, row * x.cols + sizes.outputSize)];
    return first.indexOf(Math.max(...first));
  });
  const loss = trainer.gradient({inputs: [x], targets: {kind: "classes", at: new Map([[0, largest]])}});
  return {loss, ...trainer.update({kind: "global-norm", threshold: 1})};
}
