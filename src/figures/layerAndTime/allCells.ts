import * as Plot from "@observablehq/plot";
import {range} from "d3";
import {connections, type Connections} from "../../engine/networks/networkSpec.js";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {quantile} from "../../experiments/statistics.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Corners, LayerAndTimeData} from "./experiment.js";
import {word} from "./map.js";

/** Decades of the axes; what is beyond stands at the edge. */
const axes = {
  layers: {domain: [-6, 2], ticks: {wide: [-6, -4, -2, 0], compact: [-6, -3, 0]}},
  steps: {domain: [-20, 4], ticks: {wide: [-20, -15, -10, -5, 0], compact: [-20, -10, 0]}}
} as const;

/** How a gradient fares both ways, as log10 of what is left: back over all steps in the top layer, and down all layers at the last step. */
export interface Kept {
  readonly steps: number;
  readonly layers: number;
}

/** What is left of one stack's gradient. */
export function keptOf({topLast, topFirst, lowestLast}: Corners): Kept {
  return {steps: topFirst - topLast, layers: lowestLast - topLast};
}

/** The medians over seeds. */
export function medianKept(corners: readonly Corners[], cell: CellKind, joined: Connections): Kept {
  const all = corners.filter((one) => one.cell === cell && one.connections === joined).map(keptOf);
  return {
    steps: quantile(
      all.map(({steps}) => steps),
      0.5
    ),
    layers: quantile(
      all.map(({layers}) => layers),
      0.5
    )
  };
}

interface Point extends Kept {
  readonly cell: CellKind;
  readonly joined: Connections;
}

/** Each sort of stack has its mark, and its own height in a cell's row. */
const marks = {plain: "circle", residual: "square", dense: "triangle"} as const;

/** A cell by cell list, for each what is left of the gradient both ways: medians in each sort of stack, and seeds as dots. */
export function drawAllCells({corners, settings}: LayerAndTimeData, sheet: Sheet): SVGSVGElement {
  const {width, height} = sheet;
  const compact = height > width;
  const seeds = corners.map((one): Point => ({cell: one.cell, joined: one.connections, ...keptOf(one)}));
  const medians = cellKinds.flatMap((cell) =>
    connections.map((joined): Point => ({cell, joined, ...medianKept(corners, cell, joined)}))
  );
  const names = compact ? 106 : 120;
  const panel = (way: keyof Kept, k: number) => {
    const own = {way, seeds, medians, marginLeft: k === 0 ? names : 16, compact};
    const size = (width - names - 16) / 2;
    const plot = drawWay(own, {...sheet, width: size + own.marginLeft, height});
    return {plot, x: k === 0 ? 0 : names + size, y: 0};
  };
  const svg = panels([panel("layers", 0), panel("steps", 1)], sheet);
  const title = {"text-anchor": "start", "font-size": 12};
  const lines = [
    {words: `${compact ? "" : "after "}${settings.layers - 1} layers down`, x: names},
    {words: `${compact ? "" : "after "}${settings.steps - 1} steps back`, x: names + (width - names - 16) / 2 + 16}
  ];
  svg.append(
    word(sheet.document, "What is left of the gradient", 4, 16, {...title, "font-weight": 600}),
    ...lines.map(({words, x}) => word(sheet.document, words, x, 58, title)),
    word(sheet.document, "● plain   ■ residual   ▲ dense", 4, 36, title)
  );
  return svg;
}

interface Way {
  readonly way: keyof Kept;
  readonly seeds: readonly Point[];
  readonly medians: readonly Point[];
  readonly marginLeft: number;
  readonly compact: boolean;
}

function drawWay({way, seeds, medians, marginLeft, compact}: Way, sheet: Sheet): Element {
  const {domain} = axes[way];
  const ticks = axes[way].ticks[compact ? "compact" : "wide"];
  const place = {
    x: (one: Point) => Math.max(domain[0], Math.min(domain[1], one[way])),
    y: ({cell, joined}: Point) => cellKinds.indexOf(cell) + (connections.indexOf(joined) - 1) * 0.24
  };
  const fill = ({cell}: Point): string => cellStyles[cell].colour;
  return Plot.plot({
    ...sheet,
    ...{marginLeft, marginRight: 8, marginTop: 66, marginBottom: 30, style: {fontSize: "12px"}},
    x: {domain, ticks, tickFormat: tickOf, tickSize: 4, label: null},
    y: {domain: [cellKinds.length - 0.5, -0.5], axis: null},
    marks: [
      Plot.gridX(ticks, {stroke: "var(--rule)"}),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      Plot.ruleY(range(0.5, cellKinds.length - 1), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.dot(seeds, {...place, r: 1.6, fill, fillOpacity: 0.5}),
      Plot.dot(medians, {...place, r: 4.2, symbol: ({joined}: Point) => marks[joined], fill, stroke: "var(--paper)"}),
      way === "layers"
        ? Plot.text(cellKinds, {
            ...{frameAnchor: "left", textAnchor: "end", dx: -8, y: (_, k) => k, fontWeight: 500},
            text: (cell: CellKind) => (compact ? cellStyles[cell].label.replace("RNN, ", "") : cellStyles[cell].label),
            fill: (cell: CellKind) => cellStyles[cell].colour
          })
        : null
    ],
    symbol: {type: "identity"}
  });
}

function tickOf(log10: number): string {
  return log10 === 0 ? "1" : powerOfTen(log10);
}
