import * as Plot from "@observablehq/plot";
import {group} from "d3";
import {cellStyles} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {endOf, sayEnd, type Curve, type Shown} from "./curves.js";

/** Width of a letter of the labels, about, in pixels. */
const letter = 6;

/** Distance between the lines of text, and of the text from the end of a curve, in pixels. */
const lineHeight = 15;
const gap = 14;

/** Where a picture's parts stand: pixels of its edges, and its scales. */
export interface Frame {
  readonly x: (distance: number) => number;
  readonly y: {(log10: number): number; invert(pixel: number): number};
  /** Distance and log10 at the edges. */
  readonly last: number;
  readonly bottom: number;
  readonly top: number;
  readonly compact: boolean;
}

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
  const full = nameOf(curve, curves);
  const name = compact ? full.replace("RNN, ", "") : full;
  const end = endOf(curve);
  const arrow = lastFinite(curve) < bottom ? " ↓" : "";
  if (compact) return `${name}${end === undefined ? arrow : " ×"}`;
  if (end === undefined) return `${name} ${powerOfTen(lastFinite(curve))}${arrow}`;
  return `${name} ${curve.log10[end] === -Infinity ? "0" : sayEnd(curve.log10[end])} from ${end}`;
}

/** What a curve is called: "RNN, tanh", or "LSTM, c" where a cell has two. */
function nameOf({cell, path}: Curve, curves: readonly Curve[]): string {
  const {label} = cellStyles[cell];
  return curves.some((other) => other.cell === cell && other.path !== path) ? `${label}, ${path}` : label;
}

/** The bound (σ γ)^k of each vanilla RNN, as a thin straight line; cells with one bound share it. */
export function drawBounds({bounds}: Shown, frame: Frame): Plot.Markish[] {
  const finite = bounds.filter(({slope}) => Number.isFinite(slope));
  return [...group(finite, ({slope}) => slope)].flatMap(([slope, same]) => {
    const names = same.map(({cell}) => cellStyles[cell].label.replace("RNN, ", ""));
    return drawBound(
      slope,
      frame.compact ? `bound, ${names.join("/")}` : `bound (σγ)ᵏ for ${names.join(" and ")}`,
      frame
    );
  });
}

function drawBound(slope: number, words: string, frame: Frame): Plot.Markish[] {
  const {last, bottom, top} = frame;
  const exit = slope === 0 ? last : Math.min(last, (slope > 0 ? top : bottom) / slope);
  return [
    Plot.line([0, exit], {
      x: (k) => k,
      y: (k) => slope * k,
      stroke: "var(--bound)",
      strokeWidth: 1,
      strokeDasharray: "4 2"
    }),
    boundLabel(slope, exit, words, frame)
  ];
}

/** Along the line where it is long enough in the picture, else beside the place where it leaves. */
function boundLabel(slope: number, exit: number, words: string, {x, y}: Frame): Plot.Markish {
  const [dx, dy] = [x(exit) - x(0), y(slope * exit) - y(0)];
  const style = {fill: "var(--bound)", stroke: "var(--paper)", strokeWidth: 3, fontSize: 11};
  if (Math.hypot(dx, dy) < words.length * letter + 20)
    return Plot.text([words], {x: exit, y: slope * exit, textAnchor: "start", dx: 6, dy: slope > 0 ? 8 : -8, ...style});
  const middle = 0.55 * exit;
  const rotate = (Math.atan2(dy, dx) * 180) / Math.PI;
  return Plot.text([words], {x: middle, y: slope * middle, rotate, lineAnchor: "bottom", dy: -3, ...style});
}
