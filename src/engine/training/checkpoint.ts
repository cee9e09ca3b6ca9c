import {Random, type RandomState} from "../random.js";
import type {Trainer, TrainerState} from "./trainer.js";

/** A run between two updates, as plain data: restored, it goes on bit for bit. */
export interface Checkpoint {
  readonly trainer: TrainerState;
  /** Of the generator from which the batches are drawn. */
  readonly random: RandomState;
}

/** Everything that the next update depends on, copied. */
export function takeCheckpoint(trainer: Trainer<unknown>, random: Random): Checkpoint {
  return {trainer: trainer.state(), random: random.state()};
}

/**
 * Puts a trainer of the same network and arithmetic back to a checkpoint, and gives the generator to go on with.
 * @throws RangeError where the checkpoint is another network's.
 */
export function restoreCheckpoint(trainer: Trainer<unknown>, {trainer: state, random}: Checkpoint): Random {
  trainer.restore(state);
  return Random.restore(random);
}
