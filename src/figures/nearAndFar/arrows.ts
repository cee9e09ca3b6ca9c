import * as Plot from "@observablehq/plot";
import {cellStyles} from "../../frame/picture/palette.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {angleOf, type CellShares, type Shown} from "./shown.js";

/** A part of the picture. */
export interface PanelSize extends Sheet {
  readonly compact: boolean;
}

/** For each network the whole gradient, lying flat, and the sum of the last k shares, in the plane of the two. */
export function drawArrows({cells, last}: Shown, {width, height, document, compact}: PanelSize): Element {
  const places = cells.map((_, k) =>
    compact
      ? {x: 14 + (k * width) / 2, y: 104, room: width / 2 - 40}
      : {x: 26, y: 0.24 * height + k * 0.46 * height, room: width - 64}
  );
  return Plot.plot({
    ...{width, height, document, margin: 0},
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    marks: cells.flatMap((cell, k) => pair(cell, last, places[k]))
  });
}

/** No arrow rises higher, in pixels: over it stands its name. */
const highest = 46;

function pair(
  cell: CellShares,
  last: number,
  {x, y, room}: Readonly<Record<"x" | "y" | "room", number>>
): Plot.Markish[] {
  const {colour, label} = cellStyles[cell.cell];
  const {near} = cell.shares[last - 1];
  const angle = angleOf(cell, last);
  const turn = (angle * Math.PI) / 180;
  // A sum of some shares can be longer than the whole, or stand upright; then the scale is the sum's.
  const unit = Math.min(room / Math.max(1, near / cell.whole), (highest * cell.whole) / (near * Math.sin(turn)));
  const length = (unit * near) / cell.whole;
  const arrow = (right: number, up: number, options: Plot.ArrowOptions) =>
    Plot.arrow([0], {x1: x, y1: y, x2: x + right, y2: y - up, headLength: 8, ...options});
  return [
    arrow(unit, 0, {stroke: "var(--muted)", strokeWidth: 2}),
    arrow(length * Math.cos(turn), length * Math.sin(turn), {stroke: colour, strokeWidth: 2.5}),
    text("the whole", x + unit, y + 13, {textAnchor: "end", fill: "var(--muted)"}),
    text(`${label}: ${angleText(angle)} off`, x, y - 58, {fill: colour, fontWeight: 600}),
    text(`last ${last}: ${Math.round((100 * near) / cell.whole)}% as long`, x, y + 29, {fill: colour})
  ];
}

function text(words: string, x: number, y: number, options: Plot.TextOptions): Plot.Markish {
  return Plot.text([words], {x, y, textAnchor: "start", ...options});
}

function angleText(angle: number): string {
  if (angle < 0.05) return "<0.1°";
  return `${angle < 9.95 ? angle.toFixed(1) : Math.round(angle)}°`;
}
