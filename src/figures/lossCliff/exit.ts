import {isInside, type LossCliffData, type Place} from "./data.js";

/** A piece of the way, from one place to another. */
export interface Piece {
  readonly from: Place;
  readonly to: Place;
}

/** The part within the picture of the update with which a run left it, if it is outside now. */
export function exitPiece(data: LossCliffData, way: readonly Place[]): Piece | undefined {
  const last = way.findLastIndex((place) => isInside(data, place));
  if (last === way.length - 1) return undefined;
  const [from, beyond] = [way[last], way[last + 1]];
  const {w, b} = data.settings;
  const share = Math.min(shareWithin(from.w, beyond.w, w), shareWithin(from.b, beyond.b, b));
  return {from, to: {w: from.w + share * (beyond.w - from.w), b: from.b + share * (beyond.b - from.b)}};
}

/** How much of the way between two numbers, the first of them in a range, lies in it. */
function shareWithin(start: number, end: number, range: {from: number; to: number}): number {
  if (end > range.to) return (range.to - start) / (end - start);
  if (end < range.from) return (range.from - start) / (end - start);
  return 1;
}
