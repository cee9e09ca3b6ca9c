import type {clipEachWay as ClipEachWay, planeGradient as PlaneGradient} from "./experiment.js";
import type {ClippingData} from "./run.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Clippings, ClippingState} from "./state.js";

/** What of the experiment a figure computes with. */
export interface Clipper {
  readonly clipEachWay: typeof ClipEachWay;
  readonly planeGradient: typeof PlaneGradient;
}

/** Clips the gradient in the plane and the run's longest one as a state asks; only what has changed is clipped anew. */
export function clipper(
  {longest}: ClippingData,
  {clipEachWay, planeGradient}: Clipper
): (state: ClippingState) => Clippings {
  const entries = Object.entries(longest.gradient).map(
    ([name, {rows, cols, data}]) => [name, {rows, cols, data: Float64Array.from(data)}] as const
  );
  const gradient = Object.fromEntries(entries);
  const plane = lastResult((x, y, threshold) => clipEachWay(planeGradient(x, y), threshold));
  const run = lastResult((threshold) => clipEachWay(gradient, threshold));
  return ({x, y, threshold}) => ({plane: plane(x, y, threshold), run: run(threshold)});
}
