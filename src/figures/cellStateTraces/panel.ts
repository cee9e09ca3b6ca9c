import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Panel} from "../../frame/picture/panels.js";
import {innerOf, stackPanels, type StackedPanel} from "../../frame/picture/stackPanels.js";
import type {StageSize} from "../../frame/stage.js";
import type {Looked, MapChoice} from "./state.js";
import {marksOf} from "./trace.js";

/** A part of the cell that is drawn. */
export type Quantity = "c" | "h" | "f" | "i" | "o" | "c̃";

/** How each part of the cell is drawn, to be told by colour and by dash, and the part of formulas that it is; its name is in the cell's list of operations. */
export const quantities: Readonly<Record<Quantity, {colour: string; dash: string; symbol: string}>> = {
  c: {colour: "var(--path-c)", dash: "none", symbol: "pathc"},
  h: {colour: "var(--path-h)", dash: "7 3", symbol: "pathh"},
  f: {colour: "var(--gate-f)", dash: "none", symbol: "gatef"},
  i: {colour: "var(--gate-i)", dash: "7 3", symbol: "gatei"},
  o: {colour: "var(--gate-o)", dash: "2 2.5", symbol: "gateo"},
  c̃: {colour: "var(--gate-c)", dash: "8 2 2 2", symbol: "content"}
};

export const quantityOf: Readonly<Record<MapChoice, Quantity>> = {forget: "f", input: "i", output: "o", content: "c̃"};

export type PanelName = "input" | "c" | "h" | "map" | "unit" | "gates" | "answer";
type Boxes = Readonly<Record<PanelName, StackedPanel>>;

/** Panels of a column from top to bottom, with their shares of its height. */
const maps = {input: 3, c: 4, h: 4, map: 4};
const lines = {unit: 5, gates: 5, answer: 5};

const [ofMaps, ofLines] = [14, 50].map((marginRight) => ({title: 21, gap: 7, axis: 34, marginLeft: 32, marginRight}));

/** Heat maps beside lines, or above them in a picture that is taller than wide. All panels of a column share their steps. */
export function layout({width, height}: StageSize): Boxes {
  if (height > width) return stackPanels({...maps, ...lines}, {x: 0, y: 0, width, height}, ofLines);
  const [left, right] = [0.51, 0.49].map((share) => Math.round(share * width));
  return {
    ...stackPanels(maps, {x: 0, y: 0, width: left, height}, ofMaps),
    ...stackPanels(lines, {x: left, y: 0, width: right, height}, ofLines)
  };
}

/** What a point of the picture stands for: the panel, the step (from 1), and the place within it from 0 (top) to 1. */
export function pointIn(
  boxes: Boxes,
  length: number,
  x: number,
  y: number
): {panel: PanelName; t: number; down: number} | undefined {
  for (const [panel, box] of Object.entries(boxes) as [PanelName, StackedPanel][]) {
    const {left, top, width, height} = innerOf(box);
    const [across, down] = [(x - left) / width, (y - top) / height];
    if (across >= 0 && across < 1 && down >= 0 && down < 1) return {panel, t: 1 + Math.floor(across * length), down};
  }
  return undefined;
}

/** What a panel is drawn from, and where. */
export interface Subject {
  readonly looked: Looked;
  readonly box: StackedPanel;
  readonly document: Document;
}

/** Between numbers at the axis; a short sequence has them all. */
const tickGap = 10;
const short = 16;

/** A panel of the picture: its own marks between the axis of steps and what lies over every panel. */
export function drawOverTime(
  {looked: {trace, step}, box, document}: Subject,
  {title, y, marks}: {title: string; y: Plot.ScaleOptions; marks: Plot.Markish[]}
): Panel {
  const {length} = trace.inputs;
  const ticks = length > short ? [1, ...range(tickGap, length + 1, tickGap)] : range(1, length + 1);
  const axis = {label: "step $t$", labelArrow: "right", tickFormat: String, tickSize: 4, tickPadding: 2} as const;
  const plot = Plot.plot({
    ...box.frame,
    document,
    x: {domain: [1 / 2, length + 1 / 2], axis: null},
    y,
    marks: [
      box.isLast ? Plot.axisX(ticks, axis) : null,
      marks,
      Plot.ruleX(marksOf(trace), {stroke: "var(--ink)", strokeWidth: 1, strokeDasharray: "1 3"}),
      // What is still to come is pale.
      step < length
        ? Plot.rect([step + 1 / 2], {
            ...{x1: (from: number) => from, x2: length + 1 / 2, fill: "var(--paper)", fillOpacity: 0.6}
          })
        : null,
      Plot.rect([step], {
        ...{x1: (t: number) => t - 1 / 2, x2: (t: number) => t + 1 / 2, stroke: "var(--ink)", strokeWidth: 1}
      }),
      Plot.text([title], {frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fill: "var(--ink)"})
    ]
  });
  return {x: box.x, y: box.y, plot};
}
