import type {TrainingPoint} from "../../workers/trainingMessages.js";

/** In so many parts a training is told to who does not watch it. */
export const quarters = 4;

/** How far a training is. */
export interface TrainingProgress {
  readonly points: readonly TrainingPoint[];
  /** How many quarters of all updates are done. */
  readonly quarter: number;
  /** "update 120 of 400, loss 0.31" */
  readonly words: string;
  add(more: readonly TrainingPoint[]): void;
}

/** The progress of a training of so many updates, of which none is done yet. */
export function trainingProgress(updates: number): TrainingProgress {
  const points: TrainingPoint[] = [];
  return {
    points,
    get quarter() {
      return Math.floor((quarters * points.length) / updates);
    },
    get words() {
      const last = points.at(-1);
      return last ? `update ${last.update} of ${updates}, loss ${last.loss.toPrecision(2)}` : `0 of ${updates} updates`;
    },
    add: (more) => void points.push(...more)
  };
}
