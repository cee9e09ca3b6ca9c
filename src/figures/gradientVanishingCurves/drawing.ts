import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {scaleLinear} from "d3";
import {endOf, float32, type Curve, type Shown} from "./curves.js";
import {decades} from "../../frame/picture/decades.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {cellStyles} from "../../frame/picture/palette.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {drawBounds, nameCurves, type Frame} from "./labels.js";

/** The axis in decades: it reaches these at least, and no lower, so that what the reader sets does not move it. */
const lowest = -50;
const highest = 10;

/** Below this width there is room for a curve's name beside its end, but not for its number. */
const narrow = 520;

/** Curves of log10 of the gradient's length against distance, with bands behind them, bounds, and the ends of float32. */
export function drawGradientVanishingCurves(shown: Shown, {width, height, document}: Sheet): SVGSVGElement {
  const compact = width < narrow;
  const margins = {marginTop: 24, marginRight: compact ? 76 : 166, marginBottom: 38, marginLeft: 42};
  const [last, bottom, top] = [shown.length - 1, lowest, topOf(shown)];
  const x = scaleLinear([0, last], [margins.marginLeft, width - margins.marginRight]);
  const y = scaleLinear([bottom, top], [height - margins.marginBottom, margins.marginTop]);
  const frame: Frame = {x, y, last, bottom, top, compact};
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {
      ...{domain: x.domain(), ticks: compact ? 4 : 8, tickSize: 4},
      ...{label: "distance $T − t$, in steps", labelArrow: "right"}
    },
    y: logAxis([bottom, top], decades([bottom, top], top - bottom > 90 ? 20 : 10), "length of the gradient"),
    marks: [
      Plot.gridY(decades([bottom, top], 10), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.rect(float32Ends(frame), {x1: 0, x2: last, y1: "from", y2: "to", fill: "var(--paper-alt)"}),
      Plot.ruleY(float32Ends(frame), {y: "line", stroke: "var(--muted)", strokeDasharray: "2 2"}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      bands(shown),
      drawBounds(shown, frame),
      shown.curves.flatMap((curve) => line(curve, frame)),
      nameCurves(shown.curves, frame),
      notes(shown, frame)
    ]
  }) as SVGSVGElement;
}

/** Whole tens of decades above every curve. */
function topOf({curves}: Shown): number {
  const largest = Math.max(...curves.flatMap(({log10}) => log10.filter(Number.isFinite)));
  return Math.max(highest, 10 * Math.ceil(largest / 10));
}

/** The parts of the picture that float32 cannot hold. */
function float32Ends({bottom, top}: Frame) {
  const {smallest, largest} = float32;
  return [
    {from: bottom, to: smallest, line: smallest, words: "below 1.4·10⁻⁴⁵: only 0 in float32"},
    {from: largest, to: top, line: largest, words: "above 3.4·10³⁸: only ∞ in float32"}
  ].filter(({from, to}) => from < to);
}

/** Words within the picture, over the lines: what float32 has beyond its ends, and whose the bands are. */
function notes({source}: Shown, frame: Frame): Plot.Markish[] {
  const style = {...halo, fill: "var(--muted)", fontSize: frame.compact ? 11 : 12};
  return [
    Plot.text(float32Ends(frame), {
      ...{x: 0, y: ({from, to}: {from: number; to: number}) => (from + to) / 2, text: "words"},
      ...{textAnchor: "start", dx: 6, ...style, stroke: "var(--paper-alt)"}
    }),
    "seed" in source && !frame.compact
      ? Plot.text(["pale: the bands of the first setting"], {
          ...{x: frame.last, y: frame.top, textAnchor: "end", dy: -14, ...style}
        })
      : null
  ];
}

function bands({curves, bands, length}: Shown): Plot.Markish[] {
  return curves.map(({cell, path}) =>
    Plot.areaY(
      bands.filter((band) => band.cell === cell && band.path === path && band.distance < length),
      {x: "distance", y1: "low", y2: "high", fill: cellStyles[cell].colour, fillOpacity: 0.16, clip: true}
    )
  );
}

function line(curve: Curve, {bottom}: Frame): Plot.Markish[] {
  const {colour, dash} = cellStyles[curve.cell];
  const points = curve.log10.slice(0, endOf(curve)).map((log10, distance) => ({distance, log10}));
  if (points.length === 0) return [];
  const style =
    curve.path === "h"
      ? {strokeWidth: 2, strokeDasharray: dash}
      : {strokeWidth: 1.5, strokeDasharray: "1 3", strokeLinecap: "round" as const};
  return [
    Plot.line(points, {x: "distance", y: "log10", stroke: colour, ...style, clip: true, ...drawnAs("curves")}),
    endMark(curve, points, bottom)
  ];
}

/** Its cell's mark where a curve ends; a cross where float64 ends it, a wedge where it leaves the picture. */
function endMark(curve: Curve, points: readonly {distance: number; log10: number}[], bottom: number): Plot.Markish {
  const {colour, mark} = cellStyles[curve.cell];
  const exit = points.find(({log10}) => log10 < bottom);
  if (exit) return Plot.text([exit], {x: "distance", y: bottom, text: ["▼"], dy: -5, fill: colour, fontSize: 11});
  const at = {x: "distance", y: "log10"};
  const end = points.slice(-1);
  if (endOf(curve) !== undefined) return Plot.dot(end, {...at, symbol: "times", r: 5, stroke: colour, strokeWidth: 2});
  return curve.path === "h" ? Plot.dot(end, {...at, symbol: mark, r: 3.5, fill: colour}) : null;
}
