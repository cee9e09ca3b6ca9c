import * as Plot from "@observablehq/plot";
import {group} from "d3";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {log10} from "../../engine/numerics/log.js";
import {decades} from "../../frame/picture/decades.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {cellInWords, cellStyles} from "../../frame/picture/palette.js";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {depthAxis, edges, legend, middleOf, seedMarks, sized, updatesAxis, ways} from "./drawing.js";
import type {HowDeepData} from "./experiment.js";

const grid = {stroke: "var(--rule)", strokeOpacity: 0.6};
const title = {frameAnchor: "top-left", dx: -40, fill: "var(--ink)", fontWeight: 600} as const;

/** Bits a character of stacks of equal size, by depth and connections. */
export function drawText({text, tables}: HowDeepData, sheet: Sheet): SVGSVGElement {
  const depths = [...new Set(text.map(({layers}) => layers))];
  const lowest = Math.min(...text.map(({bits}) => bits));
  const line = (bits: number, words: string) => [
    Plot.ruleY([bits], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
    plotText(words, {x: -0.45, y: bits, dy: -7, textAnchor: "start", fill: "var(--bound)"})
  ];
  const plot = Plot.plot({
    ...sized(sheet),
    ...{...edges, marginTop: 40, marginBottom: 36},
    x: depthAxis(depths, "layers"),
    y: {domain: [Math.floor(5 * lowest) / 5, 4.7], tickSize: 0, label: null, ticks: 6},
    marks: [
      plotText("bits a character, equal parameters", {...title, dy: -36}),
      legend(["plain", "residual"], -20),
      Plot.gridY({ticks: 6, ...grid}),
      line(tables.single, "a table of single characters"),
      line(tables.pair, "a table of pairs"),
      seedMarks(
        text.map((row) => ({...row, value: row.bits})),
        depths
      )
    ]
  });
  return panels([{x: 0, y: 0, plot}], sheet);
}

/** Whether the gradient at the start foretells it: a dot a run, the lowest layer's gradient against the updates needed. */
export function drawStart(data: HowDeepData, cell: CellKind, sheet: Sheet): SVGSVGElement {
  const axis = updatesAxis(data.updates.order);
  const rows = data.order
    .filter((row) => row.cell === cell)
    .map((row) => ({...row, x: log10(row.start_gradient), y: axis.of(row.solved_at ?? Infinity)}));
  const all = data.order.map(({start_gradient}) => log10(start_gradient));
  const domain = [Math.floor(Math.min(...all)), Math.max(...all) + 0.15] as const;
  const plot = Plot.plot({
    ...sized(sheet),
    ...{...edges, marginTop: 40, marginBottom: 36},
    x: {
      ...{domain, ticks: decades(domain, 1), tickFormat: powerOfTen, tickSize: 3},
      label: "gradient of the lowest layer before training"
    },
    y: {
      domain: [axis.bottom, axis.end],
      ticks: axis.ticks,
      tickFormat: (log: number) => Math.round(10 ** log).toLocaleString("en"),
      tickSize: 0,
      label: null
    },
    marks: [
      plotText(`updates until learnt, ${cellInWords(cell)}`, {...title, dy: -36}),
      legend(["plain", "residual", "dense"], -20),
      Plot.gridY(axis.ticks, grid),
      Plot.rect([0], {x1: domain[0], x2: domain[1], y1: axis.top + 0.06, y2: axis.end, fill: "var(--paper-alt)"}),
      plotText("never", {x: domain[0], y: axis.never, textAnchor: "end", dx: -4, fill: "var(--muted)"}),
      rows.map(({connections, x, y, seed}) => {
        const {colour, symbol} = ways[connections];
        return Plot.dot([0], {x, y, dy: seed - 5, symbol, r: 3, stroke: colour, fill: colour, fillOpacity: 0.25});
      })
    ]
  });
  return panels([{x: 0, y: 0, plot}], sheet);
}

/** What becomes of two stacks when one thing is changed: a row each, its words over its seeds. */
export function drawChanged({changes, updates}: HowDeepData, sheet: Sheet): SVGSVGElement {
  const rows = [...group(changes, ({place}) => place).values()];
  const axis = updatesAxis(Math.max(updates.order, ...changes.map(({updates}) => updates)));
  const plot = Plot.plot({
    ...sized(sheet),
    ...{marginLeft: 8, marginRight: 8, marginTop: 22, marginBottom: 36},
    x: {
      ...{domain: [axis.bottom, axis.end], ticks: axis.ticks, tickSize: 3, labelAnchor: "left"},
      tickFormat: (log: number) => Math.round(10 ** log).toLocaleString("en"),
      label: "updates until temporal order is learnt"
    },
    y: {domain: [-0.6, rows.length - 0.3], reverse: true, axis: null},
    marks: [
      Plot.rect([0], {x1: axis.top + 0.06, x2: axis.end, y1: -0.6, y2: rows.length - 0.3, fill: "var(--paper-alt)"}),
      plotText("never", {x: axis.never, frameAnchor: "top", dy: -14, fill: "var(--muted)"}),
      Plot.gridX(axis.ticks, grid),
      rows.map((of, k) => changedRow(of, k, axis))
    ]
  });
  return panels([{x: 0, y: 0, plot}], sheet);
}

function changedRow(of: HowDeepData["changes"], k: number, axis: ReturnType<typeof updatesAxis>): Plot.Markish[] {
  const [{words, cell, connections}] = of;
  const {colour, symbol} = ways[connections];
  const values = of.map(({solved_at}) => solved_at ?? Infinity);
  const solved = of.filter(({solved_at}) => solved_at !== null).length;
  const {median, low, high} = middleOf(values, axis.of);
  return [
    plotText(`${words}: ${solved} of ${of.length}`, {
      ...{x: axis.bottom, y: k, dy: -13, textAnchor: "start", fill: cellStyles[cell].colour}
    }),
    Plot.dot(values, {x: axis.of, y: k, symbol, r: 2.5, fill: colour, fillOpacity: 0.5}),
    Plot.ruleY([k], {x1: low, x2: high, stroke: colour, strokeWidth: 1.25}),
    Plot.dot([median], {x: median, y: k, symbol, r: 4.5, fill: colour, stroke: "var(--paper)"})
  ];
}
