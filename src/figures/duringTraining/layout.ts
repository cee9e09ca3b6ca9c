import type {Box} from "../../frame/box.js";
import type {TrainedCell} from "./experiment.js";

export interface Layout {
  readonly compact: boolean;
  /** Of each cell: its map, and its error under it on the same axis of updates. */
  readonly cells: Readonly<Record<TrainedCell, {readonly map: Box; readonly error: Box}>>;
  /** The two curves at the checkpoint. */
  readonly curves: Box;
  /** The key of the maps' shades. */
  readonly key: Box;
}

/** Below this width words are shorter and edges narrower. */
const narrow = 520;

/** Maps above, errors under them, the curves of the checkpoint at the foot; the same on a phone, with less room. */
export function duringTrainingLayout({width, height}: {width: number; height: number}): Layout {
  const compact = width < narrow;
  const [left, gap, right] = compact ? [42, 24, 18] : [44, 34, 20];
  const top = 44;
  const map = Math.round(0.32 * height);
  const error = Math.round(0.13 * height);
  const column = (width - left - gap - right) / 2;
  const cellAt = (k: number) => {
    const x = left + k * (column + gap);
    return {
      map: {x, y: top, width: column, height: map},
      error: {x, y: top + map + 24, width: column, height: error}
    };
  };
  const below = top + map + 24 + error + 62;
  return {
    compact,
    cells: {"rnn-tanh": cellAt(0), lstm: cellAt(1)},
    curves: {x: left, y: below, width: width - left - (compact ? 56 : 110), height: height - below - 36},
    key: {x: width - (compact ? 128 : 200), y: 2, width: compact ? 100 : 160, height: 8}
  };
}
