import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Box} from "./layout.js";

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
  }: {box: Box; document: Document; title: string; y: Plot.ScaleOptions; marks: Plot.Markish[]}
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
