import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Box} from "../../frame/box.js";
import {cellStyles} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";
import type {Band} from "./experiment.js";
import type {Curve, Line} from "./gradients.js";

/** What the panel shows: the lines of one seed or the medians of all, and the bands over seeds behind them. */
export interface Shown {
  readonly curves: readonly (Pick<Curve, "line"> & {readonly log10: readonly (number | null)[]})[];
  readonly bands: readonly Band[];
}

/** How the LSTM's lines are drawn: the sum broad, so that the part that makes it up can be seen upon it. */
const pathStyles = {
  total: {label: "LSTM, sum", colour: "var(--cell-lstm)", width: 4.5, dash: "none"},
  direct: {label: "direct path", colour: "var(--path-c)", width: 1.75, dash: "6 3"},
  throughH: {label: "through h", colour: "var(--path-h)", width: 2, dash: "1.5 3.5"}
};
type Path = keyof typeof pathStyles;

function isPath(line: Line): line is Path {
  return line in pathStyles;
}

/** A path of the LSTM as above, another cell as everywhere. */
function lineStyle(line: Line): {label: string; colour: string; width: number; dash: string} {
  return isPath(line) ? pathStyles[line] : {...cellStyles[line], width: 1.5};
}

/** The cells beside the LSTM, in the experiment's order. */
export function cellsBeside({curves}: Shown): Exclude<Line, Path>[] {
  return curves.flatMap(({line}) => (isPath(line) ? [] : [line]));
}

/** log10 of a line at a distance; −∞ where nothing has come that way. */
export function lengthAt({curves}: Shown, line: Line, distance: number): number {
  return curves.find((curve) => curve.line === line)?.log10[distance] ?? -Infinity;
}

/** The decades of the axis, the same in every state. */
const [bottom, top] = [-32, 3];

/** Between the lines of the labels, in pixels. */
const lineHeight = 15;

/** The length of the gradient against distance: an LSTM's by two paths and in all, a GRU's and a vanilla RNN's. */
export function drawCurves(
  shown: Shown,
  distance: number,
  {box, compact, document}: {box: Box; compact: boolean; document: Document}
): Element {
  const edges = {marginLeft: 40, marginRight: compact ? 92 : 140, marginTop: 42, marginBottom: 36};
  const last = shown.curves[0].log10.length - 1;
  const inPixels = (log10: number) =>
    edges.marginTop + ((top - log10) / (top - bottom)) * (box.height - edges.marginTop - edges.marginBottom);
  // Later ones over earlier ones: the LSTM's paths over all, and over their sum.
  const drawn: Line[] = [...cellsBeside(shown).toReversed(), "total", "direct", "throughH"];
  const values = drawn.map((line) => lengthAt(shown, line, distance));
  const places = spreadApart(
    values.map((value) => inPixels(Math.max(bottom, value))),
    compact ? 2 * lineHeight - 3 : lineHeight,
    [edges.marginTop, box.height - edges.marginBottom]
  );
  const decades = range(-30, 1, 10);
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...edges},
    style: {fontSize: "12px"},
    x: {domain: [0, last], ticks: compact ? 4 : 6, tickSize: 4, label: "distance T − t, in steps", labelArrow: "right"},
    y: {domain: [bottom, top], ticks: decades, tickFormat: powerOfTen, tickSize: 0, label: null},
    marks: [
      title(["Before training"], -36, {dx: 2 - edges.marginLeft, fontWeight: 600, fontSize: 13}),
      title(["length of the gradient"], -18, {dx: 2 - edges.marginLeft}),
      Plot.gridY(range(-30, 1, 5), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      // What comes through h has nearly the sum's band.
      drawn.filter((line) => line !== "throughH").map((line) => band(shown, line)),
      Plot.ruleX([distance], {stroke: "var(--link)", strokeWidth: 1.25}),
      drawn.map((line) => curve(shown, line)),
      drawn.map((line, k) => dot(line, distance, values[k])),
      drawn.map((line, k) =>
        Plot.text([`${lineStyle(line).label}${compact ? "\n" : " "}${powerOfTen(values[k])}`], {
          ...{frameAnchor: "top-right", textAnchor: "start", lineAnchor: "middle", lineHeight: 1.1},
          ...{dx: 9, dy: places[k] - edges.marginTop, fill: lineStyle(line).colour, fontWeight: 500}
        })
      )
    ]
  });
}

function title(words: string[], dy: number, options: Plot.TextOptions): Plot.Markish {
  return Plot.text(words, {frameAnchor: "top-left", dy, ...options});
}

function band({bands}: Shown, line: Line): Plot.Markish {
  const own = bands.find((band) => band.line === line);
  const points = (own?.low ?? []).map((low, distance) => ({distance, low, high: own?.high[distance] ?? null}));
  return Plot.areaY(points, {
    ...{x: "distance", y1: "low", y2: "high", fill: lineStyle(line).colour, fillOpacity: 0.13, clip: true}
  });
}

function curve({curves}: Shown, line: Line): Plot.Markish {
  const {colour, width, dash} = lineStyle(line);
  const log10 = curves.find((curve) => curve.line === line)?.log10 ?? [];
  const points = log10.map((value, distance) => ({distance, value: Number.isFinite(value) ? value : null}));
  return Plot.line(points, {
    ...{x: "distance", y: "value", stroke: colour, strokeWidth: width, strokeDasharray: dash, clip: true},
    ...(line === "total" && {strokeOpacity: 0.55})
  });
}

function dot(line: Line, distance: number, value: number): Plot.Markish {
  return Plot.dot(value >= bottom ? [value] : [], {
    ...{x: [distance], y: (at: number) => at, r: 3.5, fill: lineStyle(line).colour},
    ...{stroke: "var(--paper)", strokeWidth: 1}
  });
}
