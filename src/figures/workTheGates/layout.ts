import type {StageSize} from "../../frame/stage.js";
import {gateNames, type GateName} from "./state.js";

/** A panel's place in the picture and the margins within it, in pixels; all panels share the places of their steps. */
export interface GatesBox {
  readonly y: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
}

export interface GatesLayout {
  readonly width: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly isNarrow: boolean;
  readonly content: GatesBox;
  readonly gates: Readonly<Record<GateName, GatesBox>>;
  readonly c: GatesBox;
  readonly shown: GatesBox;
}

/** Below this width there is less at the edges. */
const narrow = 480;

/** A line of words over each panel, the gap under it, and the axis of steps. */
const [title, gap, axis] = [20, 8, 32];

/** From top to bottom: what goes by, the three gates, the cell state, and what is shown. */
export function layoutGates({width, height}: StageSize): GatesLayout {
  const isNarrow = width < narrow;
  const shares = {content: 5, f: 4, i: 4, o: 4, c: 9, shown: 9};
  const unit = (height - axis - 6 * (title + gap)) / Object.values(shares).reduce((total, share) => total + share, 0);
  let y = 0;
  const next = (share: number, bottom = gap): GatesBox => {
    const box = {y, height: title + share * unit + bottom, marginTop: title, marginBottom: bottom};
    y += box.height;
    return box;
  };
  const content = next(shares.content);
  const [f, i, o] = gateNames.map((gate) => next(shares[gate]));
  const c = next(shares.c);
  return {
    ...{width, isNarrow, marginLeft: isNarrow ? 26 : 44, marginRight: isNarrow ? 54 : 66},
    ...{content, gates: {f, i, o}, c, shown: next(shares.shown, gap + axis)}
  };
}

/** The part of a panel that holds its bars, in pixels of the picture. */
export function innerOf(
  {width, marginLeft, marginRight}: GatesLayout,
  {y, height, marginTop, marginBottom}: GatesBox
): {left: number; top: number; width: number; height: number} {
  return {
    left: marginLeft,
    top: y + marginTop,
    width: width - marginLeft - marginRight,
    height: height - marginTop - marginBottom
  };
}
