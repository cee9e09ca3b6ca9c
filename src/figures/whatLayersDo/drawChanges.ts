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

/** Layers are told apart by their dashes, which the names over a panel begin with. */
const dashes = ["none", "8 3", "2 3"];
const names = "── layer 1   ─ ─ layer 2   ··· layer 3";

/** Words over a panel, from its left edge. */
const corner = {frameAnchor: "top-left", dx: -40} as const;

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
    ...{marginTop: 48, marginBottom: 36, marginLeft: 44, marginRight: 12},
    x: {domain: [0, steps - 1], label: "characters read since", tickSize: 3, ticks: 6},
    y: logAxis([least, 0.05], decades([least, 0], 1)),
    marks: [
      plotText(words, {...corner, dy: -44, fill: colour, fontWeight: 600}),
      plotText("distance of the states, 1: unrelated", {...corner, dy: -30, fill: "var(--muted)"}),
      plotText(names, {...corner, dy: -16, fill: colour}),
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
          Plot.line(points, {...at, y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dashes[k]})
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
