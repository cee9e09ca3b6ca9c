import * as v from "valibot";
import {globalNorm} from "../../engine/clip.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {train} from "../../engine/training/train.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {count, positive} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings, type Run} from "../../experiments/training/trainingSettings.js";
import {clipEachWay, planeGradient, type ClippedBy, type StoredGradient} from "./rules.js";

export const settings = v.object({
  /** The run's name, and how many of its updates. */
  run: v.string(),
  updates: count,
  /** What the reader may change: the threshold, and the gradient in the plane. */
  threshold: positive,
  gradient: v.object({x: v.number(), y: v.number()})
});
export type ClippingSettings = v.InferOutput<typeof settings>;

/** Every update's ‖g‖ before clipping, and the longest gradient of all, parameter by parameter. */
export interface ClippingData {
  readonly settings: ClippingSettings;
  readonly norms: readonly number[];
  readonly longest: {readonly update: number; readonly gradient: StoredGradient};
}

/**
 * Trains a run anew, on the batches that its result comes from, and keeps the lengths of its gradients.
 * @throws RangeError when there is no run of that name
 */
export async function data(settings: ClippingSettings, sources: Sources): Promise<ClippingData> {
  const run = runOf(settings, sources);
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

/** Of the gradient in the plane as it was drawn first. */
export function digest(): {rows: ClippedBy[]} {
  return {rows: clipEachWay(planeGradient(3, 1.2), 1)};
}

function runOf({run}: ClippingSettings, sources: Sources): Run {
  const training = sources.settings("data/experiments/training/clipping-rescues.json", trainingSettings);
  const found = runsOf("clipping-rescues", training).find(({name}) => name === run);
  if (!found) throw new RangeError(`clipping: run: expected a run of clipping-rescues, got ${run}`);
  return found;
}

/** More digits than a picture shows would be most of the file. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}
