import type {Parameters} from "../engine/cells/cell.js";
import {clipByGlobalNorm} from "../engine/clip.js";
import type {Matrix} from "../engine/linear/matrix.js";
import type {Loss} from "../engine/losses.js";
import {evaluate, type Model} from "../engine/model.js";
import type {Optimiser} from "../engine/optimisers/optimiser.js";

/** One update of a training run. */
export interface TrainingRecord {
  /** From 1. */
  readonly update: number;
  /** The loss on this update's batch, before it. */
  readonly loss: number;
  /** ‖g‖ before clipping. */
  readonly norm: number;
  readonly clipped: boolean;
  /** The parameters after the update. */
  readonly parameters: Parameters;
}

/**
 * Trains a model on one batch after another and yields one record an update, for ever: who drives it says when to stop.
 * The gradient is clipped by its global norm.
 * @throws NonFiniteError with the update or step, and the parameter that went first.
 */
export function* train(
  model: Model,
  initial: Parameters,
  {
    nextBatch,
    optimiser,
    threshold
  }: {nextBatch: () => {inputs: readonly Matrix[]; loss: Loss}; optimiser: Optimiser; threshold: number}
): Generator<TrainingRecord, never> {
  let parameters = initial;
  for (let update = 1; ; ++update) {
    const {inputs, loss} = nextBatch();
    const evaluation = evaluate(model, parameters, inputs, loss);
    const {gradients, norm, clipped} = clipByGlobalNorm(evaluation.parameters, threshold);
    parameters = optimiser.update(parameters, gradients);
    yield {update, loss: evaluation.loss, norm, clipped, parameters};
  }
}
