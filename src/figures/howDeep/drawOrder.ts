import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import type {StageSize} from "../../frame/stage.js";
import {depthAxis, depthScale, edges, legend, placeOf, seedMarks, sized, updatesAxis, ways} from "./drawing.js";
import type {HowDeepData} from "./experiment.js";

/** What is asked for: the cell, where the reader sees the wall (in layers), and whether the answer is shown. */
export interface OrderShown {
  readonly cell: CellKind;
  readonly wall: number | undefined;
  readonly shown: boolean;
}

/** The share of the height that our runs have; under them stands what others found. */
const own = 0.66;
const [over, under] = [40, 22];

export function depthsOf({order}: HowDeepData): number[] {
  return [...new Set(order.map(({layers}) => layers))].sort((a, b) => a - b);
}

/** Updates until temporal order was learnt, by depth and connections, over what others found by depth. */
export function drawOrder(data: HowDeepData, asked: OrderShown, sheet: Sheet): SVGSVGElement {
  const height = Math.round(own * sheet.height);
  return panels(
    [
      {x: 0, y: 0, plot: drawOwn(data, asked, {...sheet, height})},
      {x: 0, y: height, plot: drawPublished(data, {...sheet, height: sheet.height - height})}
    ],
    sheet
  );
}

function drawOwn(data: HowDeepData, {cell, wall, shown}: OrderShown, sheet: Sheet): Element {
  const depths = depthsOf(data);
  const axis = updatesAxis(data.updates.order);
  const rows = data.order.filter((row) => row.cell === cell && (shown || row.layers === 1));
  const points = rows.map((row) => ({...row, value: row.solved_at ?? Infinity}));
  const [left, right] = depthAxis(depths, null).domain;
  return Plot.plot({
    ...sized(sheet),
    ...{...edges, marginTop: over, marginBottom: under},
    x: depthAxis(depths, null),
    y: {
      domain: [axis.bottom, axis.end],
      ticks: axis.ticks,
      tickFormat: (log: number) => Math.round(10 ** log).toLocaleString("en"),
      tickSize: 0,
      label: null
    },
    marks: [
      plotText("updates until temporal order is learnt", {
        ...{frameAnchor: "top-left", dx: -40, dy: -36, fill: "var(--ink)", fontWeight: 600}
      }),
      legend(["plain", "residual", "dense"], -20),
      Plot.gridY(axis.ticks, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.rect([0], {x1: left, x2: right, y1: axis.top + 0.06, y2: axis.end, fill: "var(--paper-alt)"}),
      plotText("never", {x: left, y: axis.never, textAnchor: "end", dx: -4, fill: "var(--muted)"}),
      wall === undefined ? null : wallMarks(placeOfWall(depths, wall)),
      seedMarks(points, depths, axis.of)
    ]
  });
}

/** Left of the depth that it stands before; right of all where it is deeper than all. */
export function placeOfWall(depths: readonly number[], wall: number): number {
  const k = depths.findIndex((depth) => depth >= wall);
  return (k < 0 ? depths.length : k) - 0.5;
}

function wallMarks(x: number): Plot.Markish[] {
  const at = {x, stroke: "var(--guess)"};
  return [
    Plot.ruleX([x], {...at, strokeWidth: 2.5}),
    Plot.dot([x], {x, frameAnchor: "middle", r: 8, fill: "var(--guess)", stroke: "var(--paper)", strokeWidth: 2}),
    plotText("your wall", {
      ...{x, frameAnchor: "middle", fill: "var(--guess)", fontWeight: 600},
      ...(x > 2 ? {textAnchor: "end", dx: -14} : {textAnchor: "start", dx: 14})
    })
  ];
}

/** The panel of our runs at some size: what a pointer needs to know of it. */
export function orderPanel(data: HowDeepData, {width, height}: StageSize) {
  const bottom = Math.round(own * height) - under;
  return {
    x: depthScale(depthsOf(data), width),
    y: scaleLinear([0, 1], [bottom, over]),
    corner: {x: 0, y: 0}
  };
}

const corner = {frameAnchor: "top-left", dx: -40, fill: "var(--muted)"} as const;

/** BLEU of others' translators by the depth of one part, on the same axis of depths, and their words. */
function drawPublished(data: HowDeepData, sheet: Sheet): Element {
  const depths = depthsOf(data);
  const {britz, gnmt} = data.published;
  const rows = britz.map((row) => ({...row, x: placeOf(depths, row)}));
  const line = (part: string) => rows.filter((row) => row.part === part && row.connections === "plain");
  return Plot.plot({
    ...sized(sheet),
    ...{...edges, marginTop: 38, marginBottom: 34},
    x: depthAxis(depths, "layers"),
    y: {domain: [0, 25], ticks: [0, 10, 20], tickSize: 0, label: null},
    marks: [
      plotText("theirs: BLEU of a translator (Britz et al. 2017)", {...corner, dy: -34}),
      plotText(`GNMT: ${gnmt}`, {...corner, dy: -19, fontStyle: "italic"}),
      Plot.gridY([0, 10, 20], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.line(line("encoder"), {x: "x", y: "bleu", stroke: ways.plain.colour, strokeDasharray: "4 3"}),
      Plot.line(line("decoder"), {x: "x", y: "bleu", stroke: ways.plain.colour}),
      (["plain", "residual", "dense"] as const).map((connections) => {
        const {colour: stroke, symbol} = ways[connections];
        const of = rows.filter((row) => row.connections === connections);
        const range = of.filter(({spread}) => spread !== undefined);
        return [
          Plot.ruleX(range, {
            ...{x: "x", stroke},
            y1: ({bleu, spread = 0}: (typeof rows)[number]) => bleu - spread,
            y2: ({bleu, spread = 0}: (typeof rows)[number]) => bleu + spread
          }),
          Plot.dot(of, {
            ...{x: "x", y: "bleu", symbol, r: 4, stroke},
            fill: ({part}: (typeof rows)[number]) => (part === "decoder" ? stroke : "var(--paper)")
          })
        ];
      }),
      plotText("decoder, filled", {x: -0.45, y: 13, textAnchor: "start", fill: "var(--muted)"}),
      plotText("encoder, hollow", {x: -0.45, y: 6, textAnchor: "start", fill: "var(--muted)"})
    ]
  });
}
