import {slice} from "./experiment.js";
import {descend, type DescentStep} from "./descent.js";
import {lastResult} from "../../frame/lastResult.js";
import {isInside, type Cut, type LossCliffData, type Race} from "./data.js";

/** What the reader sets: the update shown, where both descents start, how fast they go, and where one is clipped. */
export interface RaceState {
  readonly step: number;
  readonly w: number;
  readonly b: number;
  readonly rate: number;
  readonly threshold: number;
}

/** Runs both descents from a state, and cuts the surface where they are; a step through a run computes no run anew. */
export function racer(data: LossCliffData): (state: RaceState) => Race {
  const {settings} = data;
  const run = (w: number, b: number, rate: number, threshold: number): DescentStep[] =>
    descend(settings, {start: {w, b}, rate, updates: settings.updates, threshold});
  const [runUnclipped, runClipped] = [lastResult(run), lastResult(run)];
  const [cutUnclipped, cutClipped] = [lastResult((w) => slice(settings, w)), lastResult((w) => slice(settings, w))];
  return ({step, w, b, rate, threshold}) => {
    const unclipped = runUnclipped(w, b, rate, Infinity);
    const clipped = runClipped(w, b, rate, threshold);
    const at = lastInside(data, clipped, step).w;
    const cuts: Cut[] = [{run: "clipped", w: at, points: cutClipped(at)}];
    const here = unclipped[step];
    if (here.w !== at && isInside(data, here)) cuts.push({run: "unclipped", w: here.w, points: cutUnclipped(here.w)});
    return {unclipped, clipped, threshold, step, cuts};
  };
}

/** Where a run was last within the picture: the start is. */
function lastInside(data: LossCliffData, path: readonly DescentStep[], step: number): DescentStep {
  return path.slice(0, step + 1).findLast((place) => isInside(data, place)) ?? path[0];
}
