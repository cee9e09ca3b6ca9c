import * as Plot from "@observablehq/plot";
import type {Box} from "../../frame/picture/box.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {title} from "./title.js";
import {modulusOf, type Shown} from "./view.js";

const circle = Array.from({length: 121}, (_, k) => {
  const angle = (2 * Math.PI * k) / 120;
  return {x: Math.cos(angle), y: Math.sin(angle)};
});

interface Place {
  readonly box: Box;
  readonly document: Document;
}

/** The eigenvalues of the picked draw's matrix around the unit circle, the largest marked. */
export function drawDisc({eigenvalues, radius}: Shown, {box: {width, height}, document}: Place): Element {
  const edges = {marginTop: 42, marginBottom: 2, marginLeft: 6, marginRight: 6};
  const [across, down] = [width - 12, height - 44];
  const reach = 1.08 * Math.max(1, radius);
  const unit = (2 * reach) / Math.min(across, down);
  return Plot.plot({
    ...{width, height, document, ...edges, style: {fontSize: "12px"}},
    x: {domain: [(-unit * across) / 2, (unit * across) / 2], axis: null},
    y: {domain: [(-unit * down) / 2, (unit * down) / 2], axis: null},
    marks: [
      title("Eigenvalues of gain · W", `this draw; the largest: |λ| = ${radius.toFixed(3)}`, edges.marginLeft),
      Plot.ruleX([0], {y1: -reach, y2: reach, stroke: "var(--rule)"}),
      Plot.ruleY([0], {x1: -reach, x2: reach, stroke: "var(--rule)"}),
      Plot.line(circle, {x: "x", y: "y", stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.dot(eigenvalues, {x: "real", y: "imaginary", r: 2.2, fill: "var(--ink)"}),
      Plot.dot(
        eigenvalues.filter((one) => modulusOf(one) >= radius * (1 - 1e-9)),
        {x: "real", y: "imaginary", r: 4.5, fill: "var(--link)", stroke: "var(--paper)", ...drawnAs("factor")}
      )
    ]
  });
}

/** The largest |λ| of every draw, the picked one marked, and 1. */
export function drawRadii({radii, radius}: Shown, {box: {width, height}, document}: Place): Element {
  return Plot.plot({
    ...{width, height, document, marginTop: 20, marginBottom: 20, marginLeft: 14, marginRight: 14},
    style: {fontSize: "12px"},
    x: {domain: [Math.min(0.98, ...radii), Math.max(1.02, ...radii)], ticks: 4, tickSize: 3, label: null},
    y: {domain: [0, 1], axis: null},
    marks: [
      Plot.text([`largest |λ| of ${radii.length} draws`], {
        ...{frameAnchor: "top-left", dx: -12, dy: -14, fill: "var(--muted)"}
      }),
      Plot.ruleX([1], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      Plot.tickX(radii, {stroke: "var(--gradient)", strokeOpacity: 0.3, ...drawnAs("factor")}),
      Plot.dot([radius], {
        ...{x: (at: number) => at, y: 0.5, r: 4.5, fill: "var(--link)", stroke: "var(--paper)"},
        ...drawnAs("factor")
      })
    ]
  });
}
