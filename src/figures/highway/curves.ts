import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {HighwayLine} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";
import type {Box} from "../../frame/twoPanels.js";
import {drawnLines, lengthAt, lineStyle, type HighwayShown, type HighwayState} from "./state.js";

/** The decades of the axis, the same in every state. */
const [bottom, top] = [-32, 3];

/** Between the lines of the labels, in pixels. */
const lineHeight = 15;

/** The length of the gradient against distance: an LSTM's by two paths and in all, a GRU's and a vanilla RNN's. */
export function drawCurves(
  shown: HighwayShown,
  {distance}: HighwayState,
  {box, compact, document}: {box: Box; compact: boolean; document: Document}
): Element {
  const edges = {marginLeft: 40, marginRight: compact ? 92 : 140, marginTop: 42, marginBottom: 36};
  const last = shown.curves[0].log10.length - 1;
  const inPixels = (log10: number) =>
    edges.marginTop + ((top - log10) / (top - bottom)) * (box.height - edges.marginTop - edges.marginBottom);
  const drawn = drawnLines(shown);
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

function band({bands}: HighwayShown, line: HighwayLine): Plot.Markish {
  const own = bands.find((band) => band.line === line);
  const points = (own?.low ?? []).map((low, distance) => ({distance, low, high: own?.high[distance] ?? null}));
  return Plot.areaY(points, {
    ...{x: "distance", y1: "low", y2: "high", fill: lineStyle(line).colour, fillOpacity: 0.13, clip: true}
  });
}

function curve({curves}: HighwayShown, line: HighwayLine): Plot.Markish {
  const {colour, width, dash} = lineStyle(line);
  const log10 = curves.find((curve) => curve.line === line)?.log10 ?? [];
  const points = log10.map((value, distance) => ({distance, value: Number.isFinite(value) ? value : null}));
  return Plot.line(points, {
    ...{x: "distance", y: "value", stroke: colour, strokeWidth: width, strokeDasharray: dash, clip: true},
    ...(line === "total" && {strokeOpacity: 0.55})
  });
}

function dot(line: HighwayLine, distance: number, value: number): Plot.Markish {
  return Plot.dot(value >= bottom ? [value] : [], {
    ...{x: [distance], y: (at: number) => at, r: 3.5, fill: lineStyle(line).colour},
    ...{stroke: "var(--paper)", strokeWidth: 1}
  });
}
