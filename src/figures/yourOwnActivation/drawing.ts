import * as Plot from "@observablehq/plot";
import {range as steps, ticks} from "d3";
import {endLabels} from "../../frame/picture/endLabels.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {slopeText, type Shown} from "./shown.js";

/** Below this width the two panels stand under each other. */
const narrow = 560;

/** The decades that the right panel reaches at least, and its ends whatever the reader sets. */
const decades = {low: -30, high: 10, lowest: -90, highest: 60};

/** Values of f and f′ beyond this are cut off: a steep function leaves the picture. */
const tallest = 4;

const ownColour = "var(--gradient)";

/** f with f′ and its largest size; and the gradient's length by distance, beside tanh's, with the bounds of both. */
export function drawOwnActivation(shown: Shown, {width, height, document}: Sheet): SVGSVGElement {
  const compact = width < narrow;
  const left = compact ? {width, height: 0.42 * height} : {width: 0.4 * width, height};
  const [x, y] = compact ? [0, left.height] : [left.width, 0];
  return panels(
    [
      {x: 0, y: 0, plot: drawFunction(shown, {...left, document})},
      {x, y, plot: drawCurves(shown, {width: width - x, height: height - y, document}, compact ? 76 : 104)}
    ],
    {width, height, document}
  );
}

function drawFunction({formula, range}: Shown, {width, height, document}: Sheet): Element {
  const {f, slope, largest} = formula;
  const xs = steps(-range, range + 1e-9, range / 150);
  const line = (y: (x: number) => number) => xs.map((x) => ({x, y: y(x)}));
  const values = [...xs.map(f), ...xs.map(slope)].filter((value) => Math.abs(value) <= tallest);
  const domain = [Math.min(-0.2, ...values) - 0.1, Math.max(1, ...values) + 0.25];
  const inside = (y: number) => Math.min(domain[1], Math.max(domain[0], y));
  const peak = inside(slope(largest.x));
  const label = (name: string, x: number, y: (x: number) => number, fill: string) =>
    Plot.text([name], {
      ...{x: [x], y: [inside(y(x))], dy: -9, fill, ...halo},
      ...{fontStyle: "italic", fontWeight: 600, fontSize: 14}
    });
  return Plot.plot({
    ...{width, height, document, marginLeft: 38, marginRight: 16, marginTop: 26, marginBottom: 36},
    x: {domain: [-range, range], label: "x", labelArrow: "right", ticks: 6, tickSize: 4, tickFormat: "d"},
    y: {domain, label: null, ticks: ticks(domain[0], domain[1], 5), tickSize: 0},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.ruleX([0], {stroke: "var(--rule)"}),
      Plot.line(line(f), {x: "x", y: "y", stroke: "var(--forward)", strokeWidth: 2, clip: true}),
      Plot.line(line(slope), {x: "x", y: "y", stroke: ownColour, strokeWidth: 2, strokeDasharray: "6 3", clip: true}),
      Plot.dot([largest.x], {x: (x: number) => x, y: peak, r: 4.5, fill: ownColour, stroke: "var(--paper)"}),
      Plot.text([`max |f′| = ${slopeText(largest.slope)}`], {
        ...{frameAnchor: "top-right", dy: -14, fill: ownColour, fontWeight: 600}
      }),
      label("f", xs[Math.floor(0.84 * xs.length)], f, "var(--forward)"),
      label("f′", xs[Math.floor(0.68 * xs.length)], slope, ownColour)
    ]
  });
}

function drawCurves(shown: Shown, {width, height, document}: Sheet, marginRight: number): Element {
  const {own, tanh, length, singularValue, formula} = shown;
  const edges = {marginLeft: 42, marginRight, marginTop: 26, marginBottom: 36};
  const last = length - 1;
  const [bottom, top] = reach([...own.log10, ...tanh.log10]);
  const curves = [
    {...own, name: "your $f$", colour: ownColour, dash: "none"},
    {...tanh, name: "tanh", colour: cellStyles["rnn-tanh"].colour, dash: "4 3"}
  ];
  const names = curves.map(({log10, name, colour: fill}) => {
    return {words: `${name}\n${endText(log10, last)}`, at: log10.at(-1) ?? bottom, fill};
  });
  const edge = {domain: [bottom, top] as const, top: edges.marginTop, bottom: height - edges.marginBottom};
  return Plot.plot({
    ...{width, height, document, ...edges},
    x: {domain: [0, last], label: "distance $T − t$, in steps", labelArrow: "right", ticks: 5, tickSize: 4},
    y: logAxis([bottom, top], steps(bottom, top + 1, top - bottom > 60 ? 20 : 10), "length of the gradient"),
    marks: [
      Plot.gridY(steps(bottom, top + 1, 10), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      bound(singularValue, last, {stroke: cellStyles["rnn-tanh"].colour}),
      bound(singularValue * formula.largest.slope, last, {stroke: ownColour}),
      Plot.text(["dotted: the bounds"], {frameAnchor: "top-right", dy: -8, fill: "var(--bound)"}),
      curves.map(({log10, colour, dash}) =>
        Plot.line(log10, {
          ...{x: (_, distance) => distance, y: (value: number) => value, clip: true},
          ...{stroke: colour, strokeWidth: 2, strokeDasharray: dash}
        })
      ),
      endLabels(names, {x: last, ...edge, gap: 30, inset: 8}, {dx: 7})
    ]
  });
}

/** (σ_max γ)^k: a straight line, thin and dotted. */
function bound(factor: number, last: number, options: Plot.LineOptions): Plot.Markish {
  const slope = Math.log10(factor);
  if (!Number.isFinite(slope)) return null;
  return Plot.line([0, last], {
    ...{x: (k: number) => k, y: (k: number) => slope * k, clip: true},
    ...{strokeWidth: 1.25, strokeDasharray: "1.5 3", ...options}
  });
}

/** Whole tens of decades that hold the curves, within the axis's ends. */
function reach(values: readonly number[]): [number, number] {
  const low = Math.min(decades.low, 10 * Math.floor(Math.min(...values) / 10));
  const high = Math.max(decades.high, 10 * Math.ceil(Math.max(...values) / 10));
  return [Math.max(decades.lowest, low), Math.min(decades.highest, high)];
}

function endText(log10: readonly number[], last: number): string {
  return log10.length <= last ? `ends at ${log10.length}` : powerOfTen(log10[last]);
}
