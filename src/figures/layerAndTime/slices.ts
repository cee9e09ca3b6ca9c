import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Layout} from "./layout.js";
import type {At} from "./paths.js";

/** Deeper than the shades go: a curve may leave the picture. */
const decades = [-8, 1] as const;
const ticks = range(-8, 1, 4);

/** One column and one row of the map as curves: the gradient by layer at a step, and by step in a layer. */
export function drawSlices(
  log10: readonly (readonly number[])[],
  {layer, step}: At,
  most: {readonly layers: number; readonly steps: number},
  {layout, sheet}: {layout: Layout; sheet: Sheet}
): Element[] {
  const column = log10.map((row, layer) => ({at: layer + 1, log10: row[step]}));
  const row = log10[layer].map((value, step) => ({at: step + 1, log10: value}));
  const line = {stroke: "var(--gradient)", strokeWidth: 2, clip: true, ...drawnAs("gradient")};
  const dot = {r: 4, fill: "var(--link)", stroke: "var(--paper)", clip: true};
  return [
    Plot.plot({
      ...within(layout.byLayer, sheet),
      x: {...logAxis(decades, ticks), tickSize: 4, tickFormat: tickOf},
      y: {
        domain: [0.5, most.layers + 0.5],
        ticks: layout.compact ? range(1, most.layers + 1) : [],
        tickSize: 0,
        label: null
      },
      marks: [
        Plot.gridX(ticks, {stroke: "var(--rule)", strokeOpacity: 0.7}),
        title(`at step ${step + 1}, by layer`, layout.compact ? -30 : 0),
        Plot.line(column, {x: "log10", y: "at", ...line}),
        Plot.dot(column, {x: "log10", y: "at", r: 2.5, fill: "var(--gradient)", clip: true}),
        Plot.dot([column[layer]], {x: "log10", y: "at", ...dot})
      ]
    }),
    Plot.plot({
      ...within(layout.byStep, sheet),
      x: {domain: [0.5, most.steps + 0.5], ticks: [1, ...range(10, most.steps + 1, 10)], tickSize: 4, label: null},
      y: {...logAxis(decades, ticks), tickFormat: tickOf},
      marks: [
        Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 0.7}),
        title(`in layer ${layer + 1}, by step`),
        Plot.line(row, {x: "at", y: "log10", ...line}),
        Plot.dot([row[step]], {x: "at", y: "log10", ...dot})
      ]
    })
  ];
}

function tickOf(log10: number): string {
  return log10 === 0 ? "1" : powerOfTen(log10);
}

/** Options of a plot that takes the whole picture and draws into one box of it. */
function within(box: Box, {width, height, document}: Sheet): Plot.PlotOptions {
  return {
    ...{width, height, document, marginLeft: box.x, marginTop: box.y, style: {fontSize: "12px"}},
    ...{marginRight: width - box.x - box.width, marginBottom: height - box.y - box.height}
  };
}

function title(words: string, dx = 0): Plot.Markish {
  return Plot.text([words], {frameAnchor: "top-left", dx, dy: -16, textAnchor: "start", fontWeight: 600});
}
