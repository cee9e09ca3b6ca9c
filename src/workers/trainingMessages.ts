import type {Parameters} from "../engine/cells/cell.js";
import type {Checkpoint} from "../engine/training/checkpoint.js";
import type {Arithmetic} from "../engine/training/trainer.js";
import type {TaskResources} from "../experiments/tasks/makeTask.js";
import type {Measures} from "../experiments/tasks/task.js";
import type {Run} from "../experiments/training/trainingSettings.js";

/** One update of a run as it is told to a page: ‖g‖ is that before clipping. */
export interface TrainingPoint {
  /** From 1; a run that goes on from a checkpoint goes on counting. */
  readonly update: number;
  readonly loss: number;
  readonly norm: number;
  /** As they are after this update, where the run was asked to keep them. */
  readonly parameters?: Parameters;
}

/** What is to be trained, and from where. */
export interface TrainingStart {
  readonly run: Run;
  /** Another arithmetic than the run's own: relaxed for speed, or float64. The result is then not the run's to the bit. */
  readonly arithmetic?: Arithmetic;
  /** Grammars and texts that the task needs. */
  readonly resources?: TaskResources;
  /** Of an earlier part of the same run; without it the run begins at its beginning. */
  readonly checkpoint?: Checkpoint;
  /** So many updates apart a point has the parameters with it. */
  readonly keepEvery?: number;
}

/** How a run came about that can be told before its first update. */
export interface TrainingSetup {
  readonly arithmetic: Arithmetic;
  /** Why this is another arithmetic than was asked for, in words for a reader. */
  readonly note?: string;
}

/** Why a run broke off. */
export type TrainingFault =
  | {
      /** NaN or an infinity, in a state, gradient or parameter of this name. */
      readonly kind: "non-finite";
      readonly message: string;
      readonly what: string;
      readonly value: number;
      /** The step t (from 1) or the update, where there is one. */
      readonly step?: number;
    }
  /** The settings do not fit each other, or the code is at fault. */
  | {readonly kind: "error"; readonly message: string}
  /** The worker did not load, or ended without a word: terminated, out of memory. */
  | {readonly kind: "died"; readonly message: string};

/** To the worker. Each message comes once the one before it has been handled, between two updates. */
export type ToWorker =
  /** `life` names a lock that the worker holds while it lives. */
  | ({readonly kind: "start"; readonly life: string} & TrainingStart)
  | {readonly kind: "pause"}
  | {readonly kind: "resume"}
  /** Asks for a checkpoint; the run goes on. */
  | {readonly kind: "checkpoint"}
  | {readonly kind: "stop"};

/** From the worker. "finished", "stopped" and "failed" are each its last. */
export type FromWorker =
  /** It holds the lock of its life, or cannot: then its death goes unseen where no event tells it. */
  | {readonly kind: "alive"; readonly locked: boolean}
  | ({readonly kind: "ready"} & TrainingSetup)
  | {readonly kind: "progress"; readonly points: readonly TrainingPoint[]}
  | {readonly kind: "checkpoint"; readonly checkpoint: Checkpoint}
  /** After the last update and before the network is measured, which may take long: what a forced end then keeps. */
  | {readonly kind: "trained"; readonly checkpoint: Checkpoint}
  | {readonly kind: "finished"; readonly checkpoint: Checkpoint; readonly measures: Measures}
  /** Without a checkpoint where there was nothing yet to take one of. */
  | {readonly kind: "stopped"; readonly checkpoint?: Checkpoint}
  | {readonly kind: "failed"; readonly fault: TrainingFault};
