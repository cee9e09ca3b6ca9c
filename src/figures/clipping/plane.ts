import * as Plot from "@observablehq/plot";
import {range, scaleLinear, type ScaleLinear} from "d3";
import type {Box} from "../../frame/box.js";
import {ruleStyles, sayTurn, type ClippedBy, type ClippingState} from "./rules.js";

/** Both parts of the gradient go from −reach to reach. */
export const reach = 4;

const margins = {marginTop: 26, marginRight: 10, marginBottom: 34, marginLeft: 34};

interface Arrow {
  readonly x: number;
  readonly y: number;
}

/** From the gradient's parts to pixels within the panel, the same length in both. */
export function planeScales({width, height}: Box): {x: ScaleLinear<number, number>; y: ScaleLinear<number, number>} {
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
export function drawPlane(
  clipped: readonly ClippedBy[],
  {x, y, threshold}: ClippingState,
  {box, document}: {box: Box; document: Document}
): Element {
  const scales = planeScales(box);
  const [left, right] = scales.x.range();
  const [bottom, top] = scales.y.range();
  const [byNorm, byValue] = (["global-norm", "value"] as const).map((rule) => tipOf(clipped, rule));
  const untouched = byNorm.x === x && byNorm.y === y && byValue.x === x && byValue.y === y;
  return Plot.plot({
    width: box.width,
    height: box.height,
    document,
    marginTop: top,
    marginLeft: left,
    marginRight: box.width - right,
    marginBottom: box.height - bottom,
    x: {domain: [-reach, reach], label: "∂J/∂w", labelArrow: "right", ticks: range(-reach, reach + 1, 2), tickSize: 4},
    y: {domain: [-reach, reach], label: "∂J/∂b", labelArrow: "up", ticks: range(-reach, reach + 1, 2), tickSize: 4},
    marks: [
      Plot.ruleX([0], {stroke: "var(--rule)"}),
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      bounds(threshold),
      arrow({x, y}, {colour: "var(--unclipped)", width: 2, dash: "5 3"}),
      untouched ? null : arrow(byValue, {colour: ruleStyles.value.colour, width: 3}),
      untouched ? null : arrow(byNorm, {colour: ruleStyles["global-norm"].colour, width: 3}),
      // The ring that is dragged.
      Plot.dot([{x, y}], {
        x: "x",
        y: "y",
        r: 8,
        stroke: "var(--unclipped)",
        strokeWidth: 1.5,
        fill: "var(--paper)",
        fillOpacity: 0.5
      }),
      label({x, y}, untouched ? "the gradient: no rule touches it" : "the gradient", {x, y}, "var(--unclipped)"),
      untouched ? null : names(clipped, byNorm, byValue)
    ]
  });
}

/** After clipping, the two numbers of the plane. */
function tipOf(clipped: readonly ClippedBy[], rule: ClippedBy["rule"]): Arrow {
  const {gradients} = clipped.find((clipped) => clipped.rule === rule) ?? clipped[0];
  return {x: gradients.x.data[0], y: gradients.y.data[0]};
}

/** Where a clipped gradient is kept: in the circle by its norm, in the square by its values. */
function bounds(threshold: number): Plot.Markish {
  const circle = range(0, 361, 4).map((degrees) => ({
    x: threshold * Math.cos((degrees * Math.PI) / 180),
    y: threshold * Math.sin((degrees * Math.PI) / 180)
  }));
  const side = Math.min(threshold, 2 * reach);
  return [
    Plot.line(circle, {x: "x", y: "y", stroke: "var(--clipped)", strokeOpacity: 0.8, clip: "frame"}),
    Plot.rect([side], {
      ...{x1: -side, x2: side, y1: -side, y2: side, clip: "frame"},
      ...{stroke: ruleStyles.value.colour, strokeOpacity: 0.8, strokeDasharray: "3 3"}
    })
  ];
}

function arrow({x, y}: Arrow, {colour, width, dash}: {colour: string; width: number; dash?: string}): Plot.Markish {
  return Plot.arrow([{x, y}], {
    ...{x1: 0, y1: 0, x2: "x", y2: "y", stroke: colour, strokeWidth: width, headLength: 9, headAngle: 50},
    ...(dash !== undefined && {strokeDasharray: dash})
  });
}

/** The rules' names with their angles, in the corner opposite to the gradient: beside short arrows there is no room. */
function names(clipped: readonly ClippedBy[], byNorm: Arrow, byValue: Arrow): Plot.Markish {
  const high = byNorm.y < 0;
  const same = byNorm.x === byValue.x && byNorm.y === byValue.y;
  const lines = [
    {words: `by the norm: turned ${sayTurn(clipped[0])}`, colour: ruleStyles["global-norm"].colour},
    {
      words: `by value, per parameter: turned ${sayTurn(clipped[1])}${same ? ", the same" : ""}`,
      colour: ruleStyles.value.colour
    }
  ];
  return lines.map(({words, colour}, row) =>
    Plot.text([words], {
      ...{x: -reach, y: high ? reach : -reach, text: () => words, textAnchor: "start", dx: 6, fill: colour},
      ...{dy: high ? 10 + 16 * row : -24 + 16 * row, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 3}
    })
  );
}

/** Beyond the tip, on the side where there is room. */
function label(at: Arrow, words: string, {x, y}: Arrow, colour: string): Plot.Markish {
  return Plot.text([at], {
    ...{x: "x", y: "y", text: () => words, fill: colour, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 3},
    ...{textAnchor: x > 0 ? "end" : "start", dx: x > 0 ? 8 : -8, dy: y >= 0 ? -17 : 17}
  });
}
