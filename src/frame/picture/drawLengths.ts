import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Box} from "./box.js";
import {drawnAs} from "./drawnAs.js";
import {powerOfTen} from "../words/powerOfTen.js";
import {spreadApart} from "./spreadApart.js";

/** How the paths of an LSTM's gradient are drawn: the sum broad, so that the part that makes it up can be seen upon it. */
export const pathStyles = {
  total: {label: "the sum", colour: "var(--cell-lstm)", width: 4.5, dash: "none", strokeOpacity: 0.55, symbol: "lstm"},
  direct: {label: "direct path", colour: "var(--path-c)", width: 1.75, dash: "6 3", symbol: "pathc"},
  throughH: {label: "through $h$", colour: "var(--path-h)", width: 2, dash: "1.5 3.5", symbol: "pathh"}
};

/** A gradient's length by distance from 0, as log10; null and −∞ are drawn as gaps. */
interface LengthLine {
  readonly label: string;
  readonly colour: string;
  readonly width: number;
  readonly dash: string;
  /** The part of formulas that it draws. */
  readonly symbol?: string;
  readonly strokeOpacity?: number;
  readonly log10: readonly (number | null)[];
  /** log10 of the length that its label says. */
  readonly said: number;
}

interface LengthPanel {
  readonly box: Box;
  readonly compact: boolean;
  readonly document: Document;
  readonly title: string;
  /** Under the title: what is measured, so many pixels over the frame. */
  readonly measured: {readonly words: string; readonly dy: number};
  /** The decades of the axis, the same in every state. */
  readonly decades: readonly [bottom: number, top: number];
  /** Between lines of the grid, in decades. */
  readonly grid: number;
  readonly xTicks: number;
  readonly marginTop: number;
  readonly marginRight: number;
  /** For the labels: between two, and under the last, in pixels. */
  readonly labels: {readonly gap: number; readonly under: number};
  /** Marks under the lines, and between lines and labels. */
  readonly behind?: Plot.Markish;
  readonly over?: Plot.Markish;
}

/** The lengths of gradients against distance, on decades; each line is labelled at the right with one of its lengths. */
export function drawLengths(lines: readonly LengthLine[], panel: LengthPanel): Element {
  const {box, compact, document, decades, labels, marginTop, marginRight} = panel;
  const [bottom, top] = decades;
  const edges = {marginLeft: 40, marginRight, marginTop, marginBottom: 36};
  const end = box.height - edges.marginBottom;
  const inPixels = (log10: number) => marginTop + ((top - log10) / (top - bottom)) * (end - marginTop);
  const said = lines.map(({said}) => inPixels(Math.max(bottom, Math.min(top, said))));
  const places = spreadApart(said, labels.gap, [marginTop, end - labels.under]);
  const words = (text: string, dy: number, options: Plot.TextOptions = {}) =>
    Plot.text([text], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy, ...options});
  const x = {ticks: panel.xTicks, tickSize: 4, label: "distance $T − t$, in steps", labelArrow: "right"} as const;
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...edges, style: {fontSize: "12px"}},
    x: {...x, domain: [0, lines[0].log10.length - 1]},
    y: {domain: decades, ticks: range(-30, top, 10), tickFormat: powerOfTen, tickSize: 0, label: null},
    marks: [
      words(panel.title, 6 - marginTop, {fontWeight: 600, fontSize: 13}),
      words(panel.measured.words, panel.measured.dy),
      Plot.gridY(range(-30, top, panel.grid), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      panel.behind,
      lines.map(({log10, colour, width, dash, strokeOpacity, symbol}) =>
        Plot.line(
          log10.map((value, distance) => ({distance, value: Number.isFinite(value) ? value : null})),
          {
            ...{x: "distance", y: "value", stroke: colour, strokeWidth: width, strokeDasharray: dash, clip: true},
            ...(strokeOpacity !== undefined && {strokeOpacity}),
            ...drawnAs(symbol)
          }
        )
      ),
      panel.over,
      lines.map(({label, colour, said, symbol}, k) =>
        Plot.text([`${label}${compact ? "\n" : " "}${powerOfTen(said)}`], {
          ...{frameAnchor: "top-right", textAnchor: "start", lineAnchor: "middle", lineHeight: 1.1},
          ...{dx: 9, dy: places[k] - marginTop, fill: colour, fontWeight: 500, ...drawnAs(symbol)}
        })
      )
    ]
  });
}
