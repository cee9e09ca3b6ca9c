import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {group} from "d3";
import {endLabels} from "../../frame/picture/endLabels.js";
import {halo} from "../../frame/picture/halo.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {lettersOf} from "../../frame/words/symbols.js";
import {endOf, sayEnd, type Curve, type Shown} from "./curves.js";

/** Width of a letter of the labels, about, in pixels. */
const letter = 6;

/** Distance between the lines of text, and of the text from the end of a curve, in pixels. */
const lineHeight = 15;
const gap = 14;

/** Where a picture's parts stand: pixels of its edges, and its scales. */
export interface Frame {
  readonly x: (distance: number) => number;
  readonly y: (log10: number) => number;
  /** Distance and log10 at the edges. */
  readonly last: number;
  readonly bottom: number;
  readonly top: number;
  readonly compact: boolean;
}

/** Each curve's name and last value beside its end. */
export function nameCurves(curves: readonly Curve[], {y, last, bottom, top, compact}: Frame): Plot.Markish[] {
  const names = curves.map((curve) => ({
    words: words(curve, curves, {bottom, compact}),
    at: lastFinite(curve),
    fill: cellStyles[curve.cell].colour
  }));
  const edge = {x: last, domain: [bottom, top] as const, top: y(top), bottom: y(bottom), gap: lineHeight};
  return endLabels(names, edge, {dx: gap, ...drawnAs("curves")});
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
  return curves.some((other) => other.cell === cell && other.path !== path) ? `${label}, $${path}$` : label;
}

/** The bound (σ γ)^k of each vanilla RNN, as a thin straight line; cells with one bound share it. */
export function drawBounds({bounds}: Shown, frame: Frame): Plot.Markish[] {
  const finite = bounds.filter(({slope}) => Number.isFinite(slope));
  return [...group(finite, ({slope}) => slope)].flatMap(([slope, same]) => {
    const names = same.map(({cell}) => cellStyles[cell].label.replace("RNN, ", ""));
    const words = frame.compact ? `bound, ${names.join("/")}` : `bound (σ_max γ)^k for ${names.join(" and ")}`;
    return drawBound(slope, words, frame);
  });
}

function drawBound(slope: number, words: string, frame: Frame): Plot.Markish[] {
  const {last, bottom, top} = frame;
  const exit = slope === 0 ? last : Math.min(last, (slope > 0 ? top : bottom) / slope);
  return [
    Plot.line([0, exit], {
      ...{x: (k: number) => k, y: (k: number) => slope * k},
      ...{stroke: "var(--bound)", strokeWidth: 1, strokeDasharray: "4 2", ...drawnAs("bound")}
    }),
    boundLabel(slope, exit, words, frame)
  ];
}

/** Along the line where it is long enough in the picture, else beside the place where it leaves. */
function boundLabel(slope: number, exit: number, words: string, {x, y}: Frame): Plot.Markish {
  const [dx, dy] = [x(exit) - x(0), y(slope * exit) - y(0)];
  const style = {fill: "var(--bound)", fontSize: 12, ...halo, ...drawnAs("bound")};
  if (Math.hypot(dx, dy) < lettersOf(words).length * letter + 20)
    return Plot.text([words], {x: exit, y: slope * exit, textAnchor: "start", dx: 6, dy: slope > 0 ? 8 : -8, ...style});
  const middle = 0.55 * exit;
  const rotate = (Math.atan2(dy, dx) * 180) / Math.PI;
  return Plot.text([words], {x: middle, y: slope * middle, rotate, lineAnchor: "bottom", dy: -3, ...style});
}
