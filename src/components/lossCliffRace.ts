import type {descend as Descend, DescentStep, LossCliffSettings, slice as Slice} from "../experiments/lossCliff.js";
import {lastResult} from "./lastResult.js";
import {isInside, type LossCliffData, type Race} from "./lossCliffData.js";

/** What the reader sets: the update shown, where both descents start, how fast they go, and where one is clipped. */
export interface RaceState {
  readonly step: number;
  readonly w: number;
  readonly b: number;
  readonly rate: number;
  readonly threshold: number;
}

export function firstState({shown, start, rate, threshold}: LossCliffSettings): RaceState {
  return {step: shown, ...start, rate, threshold};
}

/** Runs both descents from a state, and cuts the slice; a step through a run computes no run anew. */
export function racer(
  data: LossCliffData,
  {descend, slice}: {descend: typeof Descend; slice: typeof Slice}
): (state: RaceState) => Race {
  const {settings} = data;
  const run = (w: number, b: number, rate: number, threshold: number): DescentStep[] =>
    descend(settings, {start: {w, b}, rate, updates: settings.updates, threshold});
  const [runUnclipped, runClipped] = [lastResult(run), lastResult(run)];
  const cut = lastResult((w) => slice(settings, w));
  return ({step, w, b, rate, threshold}) => {
    const unclipped = runUnclipped(w, b, rate, Infinity);
    const clipped = runClipped(w, b, rate, threshold);
    const at = sliceAt(data, clipped, step);
    return {unclipped, clipped, threshold, step, slice: {w: at, points: cut(at)}};
  };
}

/** The w of the slice: that of the clipped run, or where it was last within the picture. */
function sliceAt(data: LossCliffData, clipped: readonly DescentStep[], step: number): number {
  return (clipped.slice(0, step + 1).findLast((place) => isInside(data, place)) ?? clipped[0]).w;
}
