import * as Plot from "@observablehq/plot";
import type {ClippingRescuesData} from "./experiment.js";
import {runs} from "../../frame/clippedRuns.js";

/** Where a panel is drawn, and its axis of lengths, which all share. */
export interface PanelFrame {
  readonly width: number;
  readonly height: number;
  /** Whether the picture is a phone's. */
  readonly compact: boolean;
  readonly document: Document;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly lengths: [number, number];
}

/**
 * What the paper found, over the same lengths: for each way a line as far as all seeds solved the task, and a mark with
 * words where that ends and where none does any more. What lies between the two is not known well enough to be drawn.
 */
export function drawPublished({published}: ClippingRescuesData, frame: PanelFrame): Element {
  const {width, height, document, marginLeft, marginRight, compact, lengths: domain} = frame;
  const edges = published.published.map((edge, k, {length}) => ({...edge, y: length - 1 - k}));
  const settings = `: ${published.seeds} seeds, rate ${published.rate}`;
  return Plot.plot({
    ...{width, height, document, marginTop: 26, marginRight, marginBottom: 8, marginLeft},
    x: {domain, axis: null},
    y: {domain: [-0.4, edges.length - 0.6], axis: null},
    marks: [
      Plot.text([`${published.paper}, read off the plot${compact ? "" : settings}`], {
        frameAnchor: "top-left",
        dx: compact ? 4 - marginLeft : 0,
        dy: -20,
        fill: "var(--muted)"
      }),
      edges.map(({clipping, allTo, noneFrom, y}) => {
        const {colour, dash, symbol} = runs[clipping];
        const words = {y, textAnchor: "start", dx: 8, fill: colour, stroke: "var(--paper)", strokeWidth: 3} as const;
        const hollow = {y, symbol, r: 4, stroke: colour, strokeWidth: 1.5, fill: "var(--paper)"} as const;
        return [
          Plot.ruleY([y], {x1: domain[0], x2: allTo, stroke: colour, strokeWidth: 1.5, strokeDasharray: dash}),
          Plot.dot([allTo, noneFrom ?? []].flat(), {x: (length: number) => length, ...hollow}),
          Plot.text([`all to ≈ ${allTo}${noneFrom === null ? ", then none" : ""}`], {x: allTo, ...words}),
          Plot.text(noneFrom === null ? [] : [`none from ${noneFrom}`], {x: noneFrom ?? allTo, ...words})
        ];
      })
    ]
  });
}
