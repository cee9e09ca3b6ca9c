import * as Plot from "@observablehq/plot";
import {log10} from "../../engine/numerics/log.js";
import type {Box} from "../../frame/picture/box.js";
import {decades} from "../../frame/picture/decades.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {χ1, type Start} from "./meanField.js";
import type {Decay} from "./nets.js";

/** Both in log10; what is smaller or larger leaves the picture. */
const distances = [-8, 0.5] as const;
const gradients = [-10, 10] as const;

const edges = {marginTop: 26, marginRight: 12, marginLeft: 44};

interface Panel {
  readonly box: Box;
  readonly document: Document;
}

/** How far two inputs are apart, layer by layer, for a near and for a far pair: where the lines have met, nothing is left. */
export function drawDistances({near, far}: Decay, {box, document}: Panel): Element {
  const pairs = [
    {values: far, words: "unrelated inputs", dy: -10, dash: "none"},
    {values: near, words: "similar inputs", dy: 14, dash: "6 3"}
  ];
  return Plot.plot({
    ...{width: box.width, height: box.height, document, style: {fontSize: "12px"}},
    ...{...edges, marginBottom: 12},
    x: {domain: [0, near.length - 1], axis: null},
    y: logAxis(distances, decades(distances, 2)),
    marks: [
      heading("Two inputs: how far apart"),
      Plot.gridY(decades(distances, 2), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      pairs.map(({values, words, dy, dash}) => [
        line(values, "var(--forward)", dash),
        Plot.text([words], {
          ...{x: 1, y: values[1], dy, textAnchor: "start", fill: "var(--forward)", fontWeight: 600, ...halo}
        })
      ])
    ]
  });
}

/** The gradient from the top down to the input, and the theory's, as straight as an infinitely wide net's. */
export function drawGradient({gradient}: Decay, start: Start, {box, document}: Panel): Element {
  const top = gradient.length - 1;
  const perLayer = log10(χ1(start)) / 2;
  const theory = gradient.map((_, layer) => perLayer * (top - layer));
  return Plot.plot({
    ...{width: box.width, height: box.height, document, style: {fontSize: "12px"}},
    ...{...edges, marginBottom: 36},
    x: {domain: [0, top], ticks: 5, tickSize: 4, label: "layer, from the input at 0"},
    y: logAxis(gradients, decades(gradients, 5)),
    marks: [
      heading("The gradient, against the top’s"),
      Plot.gridY(decades(gradients, 5), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      line(theory, "var(--bound)", "3 3", "factor"),
      line(gradient, "var(--gradient)", "none", "gradient"),
      Plot.text(["theory, dotted"], {
        ...{x: top, y: gradients[0], dy: -10, textAnchor: "end", fill: "var(--bound)", ...halo, ...drawnAs("factor")}
      })
    ]
  });
}

function line(values: readonly number[], stroke: string, strokeDasharray: string, symbol?: string): Plot.Markish {
  const options = {stroke, strokeDasharray, strokeWidth: 2, clip: true, ...drawnAs(symbol)};
  const points = values.map((value, layer) => ({layer, value})).filter(({value}) => Number.isFinite(value));
  return Plot.line(points, {x: "layer", y: "value", ...options});
}

function heading(words: string): Plot.Markish {
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: 2 - edges.marginLeft, dy: -20} as const;
  return Plot.text([words], {...place, fontWeight: 600});
}
