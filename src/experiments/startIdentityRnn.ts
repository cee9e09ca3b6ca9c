import {network} from "../engine/networks/network.js";
import type {NetworkSpec} from "../engine/networks/networkSpec.js";
import type {Random} from "../engine/random.js";
import {createTrainer} from "../engine/training/createTrainer.js";
import {sampleParameters} from "../engine/training/initialisation.js";
import type {Trainer} from "../engine/training/trainer.js";
import type {Task} from "./tasks/task.js";
import {temporalOrderTask} from "./tasks/temporalOrder.js";
import {randomStreams} from "./training/randomStreams.js";

/** A network about to be trained, what it is to learn, and the draws of its batches. */
export interface IdentityRnn {
  readonly trainer: Trainer;
  readonly task: Task;
  readonly batches: Random;
}

/**
 * An RNN of ReLU units with W_h the identity at the start, before its first update: it is to learn temporal order of `length`
 * steps by plain descent in float32, and its gradients explode on the way.
 * Source: Le, Jaitly, Hinton 2015 (the start).
 * @param inputStd standard deviation of the weights on the input
 * @throws Error where this machine has no float32 kernels: in float64 it would be another run
 */
export async function startIdentityRnn(
  {length, hiddenSize, inputStd, rate}: {length: number; hiddenSize: number; inputStd: number; rate: number},
  seed: number
): Promise<IdentityRnn> {
  const task = temporalOrderTask({length});
  if (!("size" in task.input)) throw new Error("startIdentityRnn: expected a task of vectors, got one of tokens");
  const spec: NetworkSpec = {
    ...{cell: "rnn-relu", input: {size: task.input.size}, hiddenSize, outputSize: task.outputSize},
    ...{layers: 1, connections: "plain", bidirectional: false}
  };
  const streams = randomStreams(seed);
  const initial = sampleParameters(
    network(spec),
    {recurrent: {kind: "identity", gain: 1}, input: {kind: "gaussian", std: inputStd}},
    streams.parameters
  );
  const {trainer, note} = await createTrainer(spec, initial, {kind: "sgd", rate}, "float32");
  if (note !== undefined) throw new Error(`startIdentityRnn: expected float32: ${note}`);
  return {trainer, task, batches: streams.batches};
}
