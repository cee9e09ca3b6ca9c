import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {range, scaleLinear} from "d3";
import {plotText} from "../../frame/picture/plotText.js";
import type {StageSize} from "../../frame/stage.js";
import {ruleStyles, sayTurn, type ClippedBy, type ClippingState, type PanelFrame} from "./rules.js";

/** Both parts of the gradient go from −reach to reach. */
export const reach = 4;

const margins = {marginTop: 26, marginRight: 10, marginBottom: 34, marginLeft: 34};

interface Arrow {
  readonly x: number;
  readonly y: number;
}

/** From the gradient's parts to pixels within the panel, the same length in both. */
export function planeScales({width, height}: StageSize) {
  const {marginTop, marginRight, marginBottom, marginLeft} = margins;
  const [w, h] = [width - marginLeft - marginRight, height - marginTop - marginBottom];
  const side = Math.min(w, h);
  const [left, top] = [marginLeft + (w - side) / 2, marginTop + (h - side) / 2];
  return {
    x: scaleLinear([-reach, reach], [left, left + side]),
    y: scaleLinear([-reach, reach], [top + side, top])
  };
}

/** The gradient in the plane before and after clipping, with the circle and the square that the rules keep it in. */
export function drawPlane(clipped: readonly ClippedBy[], {x, y, threshold}: ClippingState, frame: PanelFrame): Element {
  const scales = planeScales(frame);
  const [left, right] = scales.x.range();
  const [bottom, top] = scales.y.range();
  const [byNorm, byValue] = clipped.map(({gradients}) => ({x: gradients.x.data[0], y: gradients.y.data[0]}));
  const untouched = [byNorm, byValue].every((tip) => tip.x === x && tip.y === y);
  const axis = {domain: [-reach, reach], ticks: range(-reach, reach + 1, 2), tickSize: 4};
  return Plot.plot({
    ...{
      ...frame,
      marginTop: top,
      marginLeft: left,
      marginRight: frame.width - right,
      marginBottom: frame.height - bottom
    },
    x: {...axis, label: "∂J/∂w"},
    y: {...axis, label: "∂J/∂b"},
    marks: [
      Plot.ruleX([0], {stroke: "var(--rule)"}),
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      bounds(threshold),
      arrow({x, y}, {stroke: "var(--unclipped)", strokeWidth: 2, strokeDasharray: "5 3", ...drawnAs("unclipped")}),
      untouched ? null : arrow(byValue, {stroke: ruleStyles.value.colour, strokeWidth: 3}),
      untouched
        ? null
        : arrow(byNorm, {stroke: ruleStyles["global-norm"].colour, strokeWidth: 3, ...drawnAs("clipped")}),
      // The ring that is dragged.
      Plot.dot([{x, y}], {
        ...{x: "x", y: "y", r: 8, stroke: "var(--unclipped)", strokeWidth: 1.5, ...drawnAs("unclipped")},
        ...{fill: "var(--paper)", fillOpacity: 0.5}
      }),
      // Beyond the tip, on the side where there is room.
      plotText(untouched ? "the gradient: no rule touches it" : "the gradient", {
        ...{x, y, fill: "var(--unclipped)", fontWeight: 600, ...drawnAs("unclipped")},
        ...{textAnchor: x > 0 ? "end" : "start", dx: x > 0 ? 8 : -8, dy: y >= 0 ? -17 : 17}
      }),
      untouched ? null : names(clipped, byNorm, byValue)
    ]
  });
}

/** Where a clipped gradient is kept: in the circle by its norm, in the square by its values. */
function bounds(threshold: number): Plot.Markish {
  const circle = range(0, 361, 4).map((degrees) => ({
    x: threshold * Math.cos((degrees * Math.PI) / 180),
    y: threshold * Math.sin((degrees * Math.PI) / 180)
  }));
  const side = Math.min(threshold, 2 * reach);
  return [
    Plot.line(circle, {
      x: "x",
      y: "y",
      stroke: "var(--clipped)",
      strokeOpacity: 0.8,
      clip: "frame",
      ...drawnAs("clipped")
    }),
    Plot.rect([side], {
      ...{x1: -side, x2: side, y1: -side, y2: side, clip: "frame"},
      ...{stroke: ruleStyles.value.colour, strokeOpacity: 0.8, strokeDasharray: "3 3"}
    })
  ];
}

function arrow(tip: Arrow, style: Plot.ArrowOptions): Plot.Markish {
  return Plot.arrow([tip], {x1: 0, y1: 0, x2: "x", y2: "y", headLength: 9, headAngle: 50, ...style});
}

/** The rules' names with their angles, in the corner opposite to the gradient: beside short arrows there is no room. */
function names(clipped: readonly ClippedBy[], byNorm: Arrow, byValue: Arrow): Plot.Markish {
  const high = byNorm.y < 0;
  const same = byNorm.x === byValue.x && byNorm.y === byValue.y ? ", the same" : "";
  const words = ["by the norm: turned", "by value, per parameter: turned"];
  return words.map((words, row) =>
    plotText(`${words} ${sayTurn(clipped[row])}${row === 1 ? same : ""}`, {
      ...{x: -reach, y: high ? reach : -reach, textAnchor: "start", dx: 6, dy: (high ? 10 : -24) + 16 * row},
      ...{fill: ruleStyles[clipped[row].rule].colour, fontWeight: 600}
    })
  );
}
