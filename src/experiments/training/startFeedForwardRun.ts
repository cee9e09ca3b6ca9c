import {feedForward, type FeedForwardSpec} from "../../engine/networks/feedForward.js";
import {createFeedForwardTrainer} from "../../engine/training/createFeedForwardTrainer.js";
import {sampleFeedForward} from "../../engine/training/feedForwardInitialisation.js";
import type {Trainer} from "../../engine/training/trainer.js";
import {makeVectorTask} from "../tasks/makeVectorTask.js";
import type {VectorTask} from "../tasks/task.js";
import type {FeedForwardRun} from "./feedForwardSettings.js";
import {freezeLayers} from "./freezeLayers.js";
import {randomStreams} from "./randomStreams.js";
import type {RunResult} from "./runResult.js";
import {trainRun, type RunProgress} from "./trainRun.js";
import {watchLayers} from "./watchLayers.js";

/**
 * A run of a feed-forward net from its settings, ready to go: as `startRun`, and its result tells besides how much each
 * layer learns, unless the settings say that it need not.
 * @throws where the settings do not fit the task or each other
 */
export async function startFeedForwardRun(run: FeedForwardRun): Promise<Generator<RunProgress, RunResult>> {
  const task = makeVectorTask(run.task);
  const trainer = freezeLayers(await prepareFeedForwardRun(run, task), run.network.frozen);
  if (run.evaluation.layers === false) return trainRun(run, {task, trainer});
  const watched = watchLayers(trainer);
  return withLayers(trainRun(run, {task, trainer: watched.trainer}), watched);
}

/**
 * The trainer of a run at its start, its parameters drawn.
 * @throws Error where this machine has not the arithmetic that the run asks for
 */
export async function prepareFeedForwardRun(run: FeedForwardRun, task: VectorTask): Promise<Trainer<FeedForwardSpec>> {
  const {optimiser, arithmetic} = run.training;
  const spec = feedForwardSpec(run, task);
  const parameters = sampleFeedForward(feedForward(spec), run.initialisation, randomStreams(run.seed).parameters);
  const {trainer, note} = await createFeedForwardTrainer(spec, parameters, optimiser, arithmetic);
  if (trainer.arithmetic !== arithmetic)
    throw new Error(
      `${run.experiment}: ${run.name}: expected ${arithmetic}, got ${trainer.arithmetic}: ${note ?? "no reason given"}`
    );
  return trainer;
}

/** The net that a run trains: its own settings, with the sizes that the task has. */
export function feedForwardSpec(
  {network: {width, layers, connections, activation}}: Pick<FeedForwardRun, "network">,
  {input, outputSize}: VectorTask
): FeedForwardSpec {
  return {inputSize: input.size, width, layers, connections, activation, outputSize};
}

function* withLayers(
  training: Generator<RunProgress, RunResult>,
  {rows}: Pick<ReturnType<typeof watchLayers>, "rows">
): Generator<RunProgress, RunResult> {
  const result = yield* training;
  return {...result, layers: [...rows]};
}
