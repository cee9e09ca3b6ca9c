import type {RunName} from "../../frame/picture/clippedRuns.js";
import {lastResult} from "../../frame/lastResult.js";
import type {LossCliffSettings} from "./experiment.js";
import {descend, type DescentStep, type Place} from "./network.js";
import {slice, type SlicePoint} from "./surface.js";

/** What the reader sets of the descents: the update shown, where both start, how fast they go, where one is clipped. */
export type RaceState = Readonly<Record<"step" | "w" | "b" | "rate" | "threshold", number>>;

/** A piece of a way, from one place to another. */
export interface Piece {
  readonly from: Place;
  readonly to: Place;
}

/** One descent as it stands after the update shown. */
export interface Run {
  readonly name: RunName;
  /** All its updates, and those up to the one shown. */
  readonly path: readonly DescentStep[];
  readonly way: readonly DescentStep[];
  readonly here: DescentStep;
  /** Of the update with which it left the picture, if it is outside now: the part within. */
  readonly exit: Piece | undefined;
}

/** The surface along b at one w. */
export interface Cut {
  readonly run: RunName;
  readonly w: number;
  readonly points: readonly SlicePoint[];
}

/** The two descents, and the surface cut where they are. */
export interface Race {
  readonly step: number;
  readonly threshold: number;
  readonly clipped: Run;
  readonly unclipped: Run;
  readonly cuts: readonly Cut[];
}

/** Runs both descents from a state, and cuts the surface where they are; a step through a run computes no run anew. */
export function racer(settings: LossCliffSettings): (state: RaceState) => Race {
  const {updates} = settings;
  const descent = (w: number, b: number, rate: number, threshold: number): DescentStep[] =>
    descend(settings, {start: {w, b}, rate, updates, threshold});
  const [unclippedFrom, clippedFrom] = [lastResult(descent), lastResult(descent)];
  const [cutUnclipped, cutClipped] = [lastResult((w) => slice(settings, w)), lastResult((w) => slice(settings, w))];
  return ({step, w, b, rate, threshold}) => {
    const clipped = runAt(settings, "clipped", clippedFrom(w, b, rate, threshold), step);
    const unclipped = runAt(settings, "unclipped", unclippedFrom(w, b, rate, Infinity), step);
    // A run that has left is cut where it was last inside: the start is.
    const at = (clipped.exit?.from ?? clipped.here).w;
    const cuts: Cut[] = [{run: "clipped", w: at, points: cutClipped(at)}];
    const {w: other} = unclipped.here;
    if (other !== at && !unclipped.exit) cuts.push({run: "unclipped", w: other, points: cutUnclipped(other)});
    return {step, threshold, clipped, unclipped, cuts};
  };
}

/** The descents of the figure's first state. */
export function firstRace(settings: LossCliffSettings): Race {
  const {shown: step, start, rate, threshold} = settings;
  return racer(settings)({step, ...start, rate, threshold});
}

/** The first update that is clipped, and the one that takes the unclipped run out of the picture, where there are. */
export function turningPoints(
  settings: LossCliffSettings,
  {clipped, unclipped}: Race
): {clip: number | undefined; exit: number | undefined} {
  const clip = clipped.path.findIndex((step) => step.clipped);
  const exit = unclipped.path.findIndex((place) => !isInside(settings, place));
  return {clip: clip < 0 ? undefined : clip + 1, exit: exit < 0 ? undefined : exit};
}

export function isInside({w, b}: Pick<LossCliffSettings, "w" | "b">, place: Place): boolean {
  return place.w >= w.from && place.w <= w.to && place.b >= b.from && place.b <= b.to;
}

function runAt(settings: LossCliffSettings, name: RunName, path: readonly DescentStep[], step: number): Run {
  const way = path.slice(0, step + 1);
  return {name, path, way, here: path[step], exit: exitPiece(settings, way)};
}

function exitPiece(settings: LossCliffSettings, way: readonly Place[]): Piece | undefined {
  const last = way.map((place) => isInside(settings, place)).lastIndexOf(true);
  if (last === way.length - 1) return undefined;
  const [from, beyond] = [way[last], way[last + 1]];
  const {w, b} = settings;
  const share = Math.min(shareWithin(from.w, beyond.w, w), shareWithin(from.b, beyond.b, b));
  return {from, to: {w: from.w + share * (beyond.w - from.w), b: from.b + share * (beyond.b - from.b)}};
}

/** How much of the way between two numbers, the first of them in a range, lies in it. */
function shareWithin(start: number, end: number, range: {from: number; to: number}): number {
  if (end > range.to) return (range.to - start) / (end - start);
  if (end < range.from) return (range.from - start) / (end - start);
  return 1;
}
