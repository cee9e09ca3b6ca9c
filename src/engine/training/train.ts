import type {Batch} from "../networks/batch.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import type {ClipSpec, Trainer, Update} from "./trainer.js";

/** One update of a training run. */
export interface TrainingRecord<Trace = undefined> extends Update {
  /** From 1; a run that goes on from a checkpoint goes on counting. */
  readonly update: number;
  /** The loss on this update's batch, before it. */
  readonly loss: number;
  /** What was asked for, seen before the update; absent where `trace` gave undefined. */
  readonly trace?: Trace;
}

/** What a run does at each update. */
export interface TrainOptions<Trace, Spec = NetworkSpec> {
  /** The batch of an update, from 1. */
  readonly nextBatch: (update: number) => Batch;
  readonly clip: ClipSpec;
  /** Looks at the trainer after the gradient of this batch and before the update; undefined where it does not care. */
  readonly trace?: (trainer: Trainer<Spec>, batch: Batch, update: number) => Trace | undefined;
}

/**
 * Trains on one batch after another and yields one record an update, for ever: who drives it says when to stop. A
 * loader, a worker, a test and a page drive this same loop.
 * @throws NonFiniteError with the step or update, and the quantity that went first.
 */
export function* train<Trace = undefined, Spec = NetworkSpec>(
  trainer: Trainer<Spec>,
  {nextBatch, clip, trace}: TrainOptions<Trace, Spec>
): Generator<TrainingRecord<Trace>, never> {
  for (let update = trainer.updates + 1; ; ++update) {
    const batch = nextBatch(update);
    const loss = trainer.gradient(batch);
    const seen = trace?.(trainer, batch, update);
    const done = trainer.update(clip);
    yield {update, loss, ...done, ...(seen !== undefined && {trace: seen})};
  }
}
