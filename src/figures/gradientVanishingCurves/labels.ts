import * as Plot from "@observablehq/plot";
import {curveName, endOf, type Curve} from "./data.js";
import {cellStyles} from "../../frame/palette.js";
import type {Frame} from "./drawing.js";
import {sayEnd} from "./words.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";

/** Distance between the lines of text, and of the text from the end of a curve, in pixels. */
const lineHeight = 15;
const gap = 14;

/** Each curve's name and last value beside its end, moved apart where ends are close. */
export function labelEnds(curves: readonly Curve[], {y, last, bottom, top, compact}: Frame): Plot.Markish[] {
  const ends = curves.map((curve) => Math.min(top, Math.max(bottom, lastFinite(curve))));
  const places = spreadApart(ends.map(y), lineHeight, [y(top), y(bottom)]).map(y.invert);
  return curves.map((curve, k) =>
    Plot.text([words(curve, curves, {bottom, compact})], {
      x: last,
      y: places[k],
      text: (text: string) => text,
      textAnchor: "start",
      dx: gap,
      fill: cellStyles[curve.cell].colour,
      fontWeight: 500
    })
  );
}

function lastFinite(curve: Curve): number {
  const before = endOf(curve) ?? curve.log10.length;
  return before > 0 ? curve.log10[before - 1] : 0;
}

function words(curve: Curve, curves: readonly Curve[], {bottom, compact}: Pick<Frame, "bottom" | "compact">): string {
  const full = curveName(curve, curves);
  const name = compact ? full.replace("RNN, ", "") : full;
  const end = endOf(curve);
  const arrow = lastFinite(curve) < bottom ? " ↓" : "";
  if (compact) return `${name}${end === undefined ? arrow : " ×"}`;
  if (end === undefined) return `${name} ${powerOfTen(lastFinite(curve))}${arrow}`;
  return `${name} ${curve.log10[end] === -Infinity ? "0" : sayEnd(curve.log10[end])} from ${end}`;
}
