import {extent} from "d3";
import type {ClippingRescuesRow} from "./experiment.js";

/** A panel's size in pixels, and whether the whole picture is a phone's. */
export interface PanelSize {
  readonly width: number;
  readonly height: number;
  readonly compact: boolean;
  readonly document: Document;
}

/** Below this width words are smaller and marks nearer. */
export const narrow = 480;

/** Room in T before the shortest length and after the longest, as a share of what is between. */
const beyond = 0.1;

/** Edges and the axis of lengths, the same in both panels, so that one may be read against the other. */
export function xScale(
  rows: readonly ClippingRescuesRow[],
  {width, height, compact}: Omit<PanelSize, "document">
): {x: {domain: [number, number]}; width: number; height: number; marginLeft: number; marginRight: number} {
  const [shortest = 0, longest = 1] = extent(rows, ({length}) => length);
  const room = beyond * (longest - shortest);
  return {
    x: {domain: [shortest - room, longest + room]},
    width,
    height,
    marginLeft: compact ? 44 : 52,
    marginRight: 10
  };
}
