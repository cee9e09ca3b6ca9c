import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {StageSize} from "../../frame/stage.js";

/** A panel's size and margins as Plot takes them, and where it stands in the picture, all in pixels. */
export interface PanelBox {
  readonly x: number;
  readonly y: number;
  readonly frame: {
    readonly width: number;
    readonly height: number;
    readonly marginTop: number;
    readonly marginRight: number;
    readonly marginBottom: number;
    readonly marginLeft: number;
  };
  /** Whether the axis of steps stands under it. */
  readonly isLast: boolean;
}

export type PanelName = "input" | "c" | "h" | "map" | "unit" | "gates" | "answer";
export type Boxes = Readonly<Record<PanelName, PanelBox>>;

/** Panels of a column from top to bottom, with their shares of its height. */
type Column = readonly (readonly [PanelName, number])[];

const maps: Column = [
  ["input", 3],
  ["c", 4],
  ["h", 4],
  ["map", 4]
];
const lines: Column = [
  ["unit", 5],
  ["gates", 5],
  ["answer", 5]
];

/** Heat maps beside lines, or above them in a picture that is taller than wide. All panels of a column share their steps. */
export function layout({width, height}: StageSize): Boxes {
  const columns =
    height > width
      ? stack([...maps, ...lines], {x: 0, width, height, marginRight: 50})
      : [
          ...stack(maps, {x: 0, width: Math.round(0.51 * width), height, marginRight: 14}),
          ...stack(lines, {x: Math.round(0.51 * width), width: Math.round(0.49 * width), height, marginRight: 50})
        ];
  return Object.fromEntries(columns) as Boxes;
}

const [title, gap, axis, marginLeft] = [21, 7, 34, 32];

function stack(
  column: Column,
  {x, width, height, marginRight}: {x: number; width: number; height: number; marginRight: number}
): [PanelName, PanelBox][] {
  const shares = column.reduce((total, [, share]) => total + share, 0);
  const unit = (height - column.length * title - (column.length - 1) * gap - axis) / shares;
  let y = 0;
  return column.map(([name, share], k) => {
    const isLast = k === column.length - 1;
    const marginBottom = isLast ? axis : gap;
    const frame = {
      width,
      height: title + share * unit + marginBottom,
      marginTop: title,
      marginRight,
      marginBottom,
      marginLeft
    };
    const box = {x, y, frame, isLast};
    y += frame.height;
    return [name, box];
  });
}

/** What a point of the picture stands for: the panel, the step (from 1), and the place within it from 0 (top) to 1. */
export function pointIn(
  boxes: Boxes,
  length: number,
  x: number,
  y: number
): {panel: PanelName; t: number; down: number} | undefined {
  for (const [panel, box] of Object.entries(boxes) as [PanelName, PanelBox][]) {
    const {left, top, width, height} = inner(box);
    const [across, down] = [(x - left) / width, (y - top) / height];
    if (across >= 0 && across < 1 && down >= 0 && down < 1) return {panel, t: 1 + Math.floor(across * length), down};
  }
  return undefined;
}

/** The part of a panel that holds the data, in pixels of the picture. */
export function inner({x, y, frame}: PanelBox): {left: number; top: number; width: number; height: number} {
  return {
    left: x + frame.marginLeft,
    top: y + frame.marginTop,
    width: frame.width - frame.marginLeft - frame.marginRight,
    height: frame.height - frame.marginTop - frame.marginBottom
  };
}

/** What all panels share: the steps of the sequence, its marks, and the step that is looked at. */
export interface Time {
  readonly length: number;
  readonly marks: readonly number[];
  readonly step: number;
}

/** Between numbers at the axis; a short sequence has them all. */
const tickGap = 10;
const short = 16;

/** A panel of the picture: its own marks between the axis of steps and what lies over every panel. */
export function drawOverTime(
  {length, marks, step}: Time,
  {
    box,
    document,
    ...options
  }: {box: PanelBox; document: Document; title: string; y: Plot.ScaleOptions; marks: Plot.Markish[]}
): Element {
  return Plot.plot({
    ...box.frame,
    document,
    x: {domain: [1 / 2, length + 1 / 2], axis: null},
    y: options.y,
    marks: [
      box.isLast
        ? Plot.axisX(length > short ? [1, ...range(tickGap, length + 1, tickGap)] : range(1, length + 1), {
            label: "step t",
            labelArrow: "right",
            tickFormat: String,
            tickSize: 4,
            tickPadding: 2
          })
        : null,
      options.marks,
      Plot.ruleX(marks, {stroke: "var(--ink)", strokeWidth: 1, strokeDasharray: "1 3"}),
      // What is still to come is pale.
      step < length
        ? Plot.rect([step + 1 / 2], {
            x1: (from: number) => from,
            x2: length + 1 / 2,
            fill: "var(--paper)",
            fillOpacity: 0.6
          })
        : null,
      Plot.rect([step], {
        x1: (t: number) => t - 1 / 2,
        x2: (t: number) => t + 1 / 2,
        stroke: "var(--ink)",
        strokeWidth: 1
      }),
      Plot.text([options.title], {frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fill: "var(--ink)"})
    ]
  });
}
