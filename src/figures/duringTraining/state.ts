import type {DuringTraining, DuringTrainingCell, GradientMap} from "./experiment.js";

export const paths = ["h", "c"] as const;

export interface DuringTrainingState {
  /** The checkpoint, from 0. */
  readonly step: number;
  /** Which of the LSTM's gradients is shown; the vanilla RNN has that of h alone. */
  readonly path: (typeof paths)[number];
}

/** The last checkpoint: the whole run is behind it. */
export function firstState({updates}: Pick<DuringTraining, "updates">): DuringTrainingState {
  return {step: updates.length - 1, path: "h"};
}

/** A cell's map on the path asked for, or on the one that it has. */
export function mapOf(
  {maps}: Pick<DuringTraining, "maps">,
  cell: DuringTrainingCell,
  path: DuringTrainingState["path"]
): GradientMap {
  const own = maps.filter((map) => map.cell === cell);
  const map = own.find((map) => map.path === path) ?? own[0];
  if (own.length === 0) throw new RangeError(`mapOf: expected a map of ${cell}, got none`);
  return map;
}
