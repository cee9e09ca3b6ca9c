import type {LossCliffSettings, SlicePoint, Surface} from "./experiment.js";
import type {DescentStep} from "./descent.js";
import type {RunName} from "../../frame/clippedRuns.js";

/** What the loader writes: the settings, and the surface on the grid that follows its wall. */
export interface LossCliffData {
  readonly settings: LossCliffSettings;
  readonly surface: Pick<Surface, "w" | "wall" | "offset" | "E">;
}

/** The surface along b at one w. */
export interface Cut {
  readonly run: RunName;
  readonly w: number;
  readonly points: readonly SlicePoint[];
}

/** The two descents as they stand after `step` updates, and the surface cut where they are. */
export interface Race {
  readonly unclipped: readonly DescentStep[];
  readonly clipped: readonly DescentStep[];
  readonly threshold: number;
  readonly step: number;
  readonly cuts: readonly Cut[];
}

/** A place on the surface. */
export interface Place {
  readonly w: number;
  readonly b: number;
}

export function isInside({settings: {w, b}}: LossCliffData, place: Place): boolean {
  return place.w >= w.from && place.w <= w.to && place.b >= b.from && place.b <= b.to;
}

/** The b of the wall at a w, between the columns of the surface. */
export function wallBetween({w: columns, wall}: LossCliffData["surface"], w: number): number {
  return valueBetween(wall, (w - columns[0]) / (columns[1] - columns[0]));
}

/** The value of evenly spaced samples at an index that need not be whole; beyond the ends, that of the end. */
export function valueBetween(samples: readonly number[], index: number): number {
  const inside = Math.min(samples.length - 1, Math.max(0, index));
  const k = Math.min(samples.length - 2, Math.floor(inside));
  return samples[k] + (inside - k) * (samples[k + 1] - samples[k]);
}
