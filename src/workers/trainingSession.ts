import {copy, type Matrix} from "../engine/linear/matrix.js";
import {NonFiniteError} from "../engine/nonFinite.js";
import {restoreCheckpoint, takeCheckpoint, type Checkpoint} from "../engine/training/checkpoint.js";
import {train} from "../engine/training/train.js";
import {createTrainer} from "../engine/training/createTrainer.js";
import type {Arithmetic} from "../engine/training/trainer.js";
import type {Created} from "../engine/training/trainerIn.js";
import {makeTask} from "../experiments/tasks/makeTask.js";
import type {Measures, Task} from "../experiments/tasks/task.js";
import {prepareTrainer} from "../experiments/training/prepareRun.js";
import {randomStreams} from "../experiments/training/randomStreams.js";
import type {Run} from "../experiments/training/trainingSettings.js";
import type {TrainingPoint, TrainingSetup, TrainingStart} from "./trainingMessages.js";

/** A run that is made one update at a time, by whoever has the time. */
export interface TrainingSession extends TrainingSetup {
  /** How many updates there have been, from the run's beginning. */
  readonly update: number;
  readonly finished: boolean;
  /** @throws NonFiniteError with the step or update, and the quantity that went first. */
  step(): TrainingPoint;
  /** Everything that the rest of the run depends on, sharing no memory with it. */
  checkpoint(): Checkpoint;
  /** How well the network does on the run's final examples, which it was not trained on. */
  measure(): Measures;
}

/**
 * A run at its beginning or where a checkpoint was taken. Its batches, parameters and final examples are those of
 * `trainRun`: the same settings give the same bits here and there, in one go or in parts, unless another arithmetic is
 * asked for. It is not evaluated on the way,
 * so a run that would stop as soon as an evaluation finds it solved is refused.
 * @throws Error where the settings do not fit each other or the checkpoint, a resource is missing, or the run is to stop
 *   when solved.
 */
export async function openTraining({
  run,
  arithmetic,
  resources = {},
  checkpoint,
  keepEvery = Infinity
}: TrainingStart): Promise<TrainingSession> {
  const {batch, updates, clip, stopWhenSolved} = run.training;
  if (stopWhenSolved)
    throw new Error(
      "openTraining: expected training.stopWhenSolved to be false, since nothing is evaluated on the way, got true"
    );
  const task = makeTask(run.task, resources);
  const {trainer, note} = await trainerOf(run, task, arithmetic);
  const streams = randomStreams(run.seed);
  const random = checkpoint ? restoreCheckpoint(trainer, checkpoint) : streams.batches;
  const records = train(trainer, {clip, nextBatch: (update) => task.batch(batch, random, update)});
  return {
    arithmetic: trainer.arithmetic,
    ...(note !== undefined && {note}),
    get update() {
      return trainer.updates;
    },
    get finished() {
      return trainer.updates >= updates;
    },
    step() {
      const {update, loss, norm} = records.next().value;
      if (!Number.isFinite(norm)) throw new NonFiniteError("openTraining", "the gradient's norm", norm, update);
      return {update, loss, norm, ...(update % keepEvery === 0 && {parameters: copies(trainer.parameters())})};
    },
    checkpoint: () => detached(takeCheckpoint(trainer, random)),
    measure: () => task.measure((inputs) => trainer.outputs(inputs), run.evaluation.finalExamples, streams.final)
  };
}

/** The run's trainer at its start: the parameters are drawn in float64, whatever it trains in. */
async function trainerOf(run: Run, task: Task, arithmetic: Arithmetic | undefined): Promise<Created> {
  if (arithmetic === undefined) return prepareTrainer(run, task);
  const reference: Run = {...run, training: {...run.training, arithmetic: "float64"}};
  const {trainer} = await prepareTrainer(reference, task);
  return createTrainer(trainer.spec, trainer.parameters(), run.training.optimiser, arithmetic);
}

/** Short matrices share a buffer, of which a message would take the whole along: each gets its own. */
function copies(matrices: Readonly<Record<string, Matrix>>): Readonly<Record<string, Matrix>> {
  return Object.fromEntries(Object.entries(matrices).map(([name, matrix]) => [name, copy(matrix)]));
}

function detached({trainer, random}: Checkpoint): Checkpoint {
  return {
    trainer: {
      updates: trainer.updates,
      parameters: copies(trainer.parameters),
      optimiser: Object.fromEntries(Object.entries(trainer.optimiser).map(([name, means]) => [name, copies(means)])),
      carried: copies(trainer.carried)
    },
    random
  };
}
