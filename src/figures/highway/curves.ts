import * as Plot from "@observablehq/plot";
import type {Box} from "../../frame/picture/box.js";
import {drawLengths, pathStyles} from "../../frame/picture/drawLengths.js";
import {cellStyles} from "../../frame/picture/palette.js";
import type {Band} from "./experiment.js";
import type {Curve, Line} from "./gradients.js";

/** What the panel shows: the lines of one seed or the medians of all, and the bands over seeds behind them. */
export interface Shown {
  readonly curves: readonly (Pick<Curve, "line"> & {readonly log10: readonly (number | null)[]})[];
  readonly bands: readonly Band[];
}

type Path = keyof typeof pathStyles;

function isPath(line: Line): line is Path {
  return line in pathStyles;
}

/** A path of the LSTM as everywhere, another cell as everywhere. */
function styleOf(line: Line) {
  if (line === "total") return {...pathStyles.total, label: "LSTM, sum"};
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

/** The farthest distance of the lines. */
export function farthest({curves}: Shown): number {
  return Math.max(...curves.map(({log10}) => log10.length)) - 1;
}

const decades = [-32, 3] as const;

/** What of the lines is drawn: all, or the direct path alone as long as the rest is guessed. */
export interface Asked {
  readonly distance: number;
  /** log10 of what is guessed to be left of the sum, farthest back. */
  readonly guess: number;
  readonly shown: boolean;
}

/** The length of the gradient against distance: an LSTM's by two paths and in all, a GRU's and a vanilla RNN's. */
export function drawCurves(
  shown: Shown,
  {distance, guess, shown: answered}: Asked,
  {box, compact, document}: {box: Box; compact: boolean; document: Document}
): Element {
  // Later ones over earlier ones: the LSTM's paths over all, and over their sum.
  const order: Line[] = answered ? [...[...cellsBeside(shown)].reverse(), "total", "direct", "throughH"] : ["direct"];
  const lines = order.map((line) => {
    const log10 = shown.curves.find((curve) => curve.line === line)?.log10 ?? [];
    return {...styleOf(line), line, log10, said: lengthAt(shown, line, distance)};
  });
  // What comes through h has nearly the sum's band.
  const banded = lines.filter(({line}) => line !== "throughH");
  return drawLengths(lines, {
    ...{box, compact, document, decades, grid: 5, xTicks: compact ? 4 : 6},
    ...{title: "Before training", measured: {words: "length of the gradient", dy: -18}},
    ...{marginTop: 42, marginRight: compact ? 92 : 140, labels: {gap: compact ? 27 : 15, under: 0}},
    behind: [
      banded.map(({line, colour}) => band(shown, line, colour)),
      Plot.ruleX([distance], {stroke: "var(--link)", strokeWidth: 1.25})
    ],
    over: [
      ...lines.map(({said, colour}) =>
        Plot.dot(said >= decades[0] ? [said] : [], {
          ...{x: [distance], y: (at: number) => at, r: 3.5, fill: colour, stroke: "var(--paper)", strokeWidth: 1}
        })
      ),
      Plot.dot([guess], {x: [farthest(shown)], y: (at: number) => at, r: 6, stroke: "var(--guess)", strokeWidth: 2.5}),
      Plot.text([guess], {
        ...{x: [farthest(shown)], y: (at: number) => at, text: ["my guess"], dx: -10, textAnchor: "end"},
        ...{fill: "var(--guess)", fontWeight: 600, stroke: "var(--paper)", strokeWidth: 4, paintOrder: "stroke"}
      })
    ]
  });
}

function band({bands}: Shown, line: Line, fill: string): Plot.Markish {
  const {low = [], high = []} = bands.find((band) => band.line === line) ?? {};
  const points = low.map((low, distance) => ({distance, low, high: high[distance] ?? null}));
  return Plot.areaY(points, {x: "distance", y1: "low", y2: "high", fill, fillOpacity: 0.13, clip: true});
}
