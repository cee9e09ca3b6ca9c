import type {ExplosionRunData, RunCurve} from "./experiment.js";
import type {RunName} from "../../frame/clippedRuns.js";

/** All updates, or those around the one that could not be made. */
export const scopes = ["all", "overflow"] as const;

export interface ExplosionRunState {
  readonly update: number;
  readonly show: (typeof scopes)[number];
}

/** Of the two runs, by how they are drawn. */
export function curveOf({unclipped, restarted}: ExplosionRunData, name: RunName): RunCurve {
  return name === "clipped" ? restarted : unclipped;
}

/** Loss and norm of an update; undefined where the run does not have it. */
export function recordAt({first, loss, norm}: RunCurve, update: number): {loss: number; norm: number} | undefined {
  const k = update - first;
  return k >= 0 && k < loss.length ? {loss: loss[k], norm: norm[k]} : undefined;
}

/** Updates before the overflow and after it in the picture of the moment. */
const shownBefore = 26;
export const shownAfter = 20;

export function domainOf({settings, overflow}: ExplosionRunData, show: ExplosionRunState["show"]): [number, number] {
  return show === "all" ? [0, settings.updates] : [overflow.update - shownBefore, overflow.update + shownAfter];
}
