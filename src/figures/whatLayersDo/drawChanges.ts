import * as Plot from "@observablehq/plot";
import {log10} from "../../engine/numerics/log.js";
import {medianSpread} from "../../experiments/statistics.js";
import {decades} from "../../frame/picture/decades.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {networks} from "./drawing.js";
import type {WhatLayersDoData} from "./experiment.js";

/** Layers are told apart by their dashes, and by a name on each line. */
const dashes = ["none", "8 3", "2 3"];

/** log10 of the least distance that the axis has room for. */
const least = -3;

/** How far a changed character keeps each layer's state away, by the characters read since: untrained beside trained. */
export function drawChanges(data: WhatLayersDoData, sheet: Sheet): SVGSVGElement {
  const {first, second} = twoPanels(sheet, {beside: 0.5, under: 0.5});
  return panels(
    [
      {...first, plot: drawNetwork(data, "untrained", {...sheet, ...first})},
      {...second, plot: drawNetwork(data, "trained", {...sheet, ...second})}
    ],
    sheet
  );
}

function drawNetwork(data: WhatLayersDoData, network: "trained" | "untrained", sheet: Sheet): Element {
  const {colour, words} = networks[network];
  const steps = data.settings.changed.steps;
  return Plot.plot({
    ...{width: sheet.width, height: sheet.height, document: sheet.document},
    ...{marginTop: 30, marginBottom: 36, marginLeft: 44, marginRight: 12},
    x: {domain: [0, steps - 1], label: "characters read since", tickSize: 3, ticks: 6},
    y: logAxis([least, 0.05], decades([least, 0], 1)),
    marks: [
      plotText(words, {frameAnchor: "top-left", dx: -40, dy: -22, fill: colour, fontWeight: 600}),
      plotText("distance of the states (1: unrelated)", {
        frameAnchor: "top-left",
        dx: -40,
        dy: -9,
        fill: "var(--muted)"
      }),
      Plot.gridY(decades([least, 0], 1), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Array.from({length: data.layers}, (_, k) => {
        const points = changeSpread(data, network, k + 1).filter(({median}) => median >= least);
        const at = {x: "since"};
        return [
          Plot.areaY(points, {
            ...at,
            y1: (d: Point) => Math.max(d.low, least),
            y2: "high",
            fill: colour,
            fillOpacity: 0.12
          }),
          Plot.line(points, {...at, y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dashes[k]}),
          nameOf(k + 1, points, colour)
        ];
      })
    ]
  });
}

interface Point {
  readonly since: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Each layer's name at a place of its own along its line. */
function nameOf(layer: number, points: readonly Point[], fill: string): Plot.Markish {
  const {since, median} = points[Math.min(points.length - 1, 1 + 3 * layer)];
  return plotText(`layer ${layer}`, {x: since, y: median, dy: layer === 1 ? 12 : -10, fill});
}

/** log10 of the distance of a layer's states by the characters read since, over seeds. */
export function changeSpread(
  {changes, settings: {changed}}: WhatLayersDoData,
  network: "trained" | "untrained",
  layer: number
): Point[] {
  const rows = changes.filter((row) => row.network === network && row.layer === layer);
  return Array.from({length: changed.steps}, (_, since) => ({
    since,
    ...medianSpread(rows.map(({apart}) => log10(apart[since])))
  }));
}
