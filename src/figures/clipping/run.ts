import * as v from "valibot";
import {globalNorm} from "../../engine/clip.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {train} from "../../engine/training/train.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

export const clippingSettings = v.object({
  /** The run's name, and how many of its updates. */
  run: v.string(),
  updates: count,
  /** What the reader may change: the threshold, and the gradient in the plane. */
  threshold: v.pipe(v.number(), v.gtValue(0)),
  gradient: v.object({x: v.number(), y: v.number()})
});
export type ClippingSettings = v.InferOutput<typeof clippingSettings>;

/** Every update's ‖g‖ before clipping, and the longest gradient of all, parameter by parameter. */
export const clippingData = v.object({
  settings: clippingSettings,
  norms: v.array(v.number()),
  longest: v.object({
    update: count,
    gradient: v.record(v.string(), v.object({rows: count, cols: count, data: v.array(v.number())}))
  })
});
export type ClippingData = v.InferOutput<typeof clippingData>;

/**
 * Trains a run anew, on the batches that its result comes from, and keeps the lengths of its gradients.
 * @param run of the settings' name
 */
export async function clippingRun(settings: ClippingSettings, run: Run): Promise<ClippingData> {
  const task = makeTask(run.task, {});
  const trainer = await prepareRun(run, task);
  const {batches} = randomStreams(run.seed);
  const {batch, clip} = run.training;
  let longest: {update: number; norm: number; gradient: Parameters} = {update: 1, norm: 0, gradient: {}};
  const loop = train(trainer, {
    clip,
    nextBatch: (update) => task.batch(batch, batches, update),
    trace(trainer, _batch, update) {
      const gradient = trainer.gradients();
      const norm = globalNorm(gradient);
      if (norm > longest.norm) longest = {update, norm, gradient};
    }
  });
  const norms: number[] = [];
  while (trainer.updates < settings.updates) norms.push(short(loop.next().value.norm));
  const gradient = Object.entries(longest.gradient).map(
    ([name, {rows, cols, data}]) => [name, {rows, cols, data: Array.from(data, short)}] as const
  );
  return {settings, norms, longest: {update: longest.update, gradient: Object.fromEntries(gradient)}};
}

/** More digits than a picture shows would be most of the file. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}
