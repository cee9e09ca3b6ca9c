import * as Plot from "@observablehq/plot";
import {median} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {decades} from "../../frame/picture/decades.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {ErrorsOverTraining} from "./experiment.js";
import type {Lengths, joins} from "./rules.js";
import type {CellKind} from "../../engine/cells/makeCell.js";

/** What the four panels show. */
export interface Shown {
  readonly gates: readonly Lengths<CellKind>[];
  /** log₁₀ of the gradients' lengths, a number a sequence, and where they are clipped. */
  readonly clip: {readonly log10: readonly number[]; readonly threshold: number};
  readonly directions: readonly ErrorsOverTraining[];
  readonly updates: readonly number[];
  /** The picked evaluation's place. */
  readonly at: number;
  readonly layers: readonly Lengths<(typeof joins)[number]>[];
}

/** How panels look that share a size: room for the title above, an axis below. */
interface Place {
  readonly box: Box;
  readonly document: Document;
}

/** Four rules, a panel each: two by two, or under each other on a phone. */
export function drawFourRules(shown: Shown, sheet: Sheet): SVGSVGElement {
  const {width, height, document} = sheet;
  const [columns, rows] = height > width ? [1, 4] : [2, 2];
  const draws = [drawGates, drawClip, drawDirections, drawLayers];
  return panels(
    draws.map((draw, k) => {
      const size = {width: width / columns, height: height / rows};
      const box = {x: (k % columns) * size.width, y: Math.floor(k / columns) * size.height, ...size};
      return {x: box.x, y: box.y, plot: draw(shown, {box, document})};
    }),
    sheet
  );
}

const edges = {marginLeft: 44, marginRight: 78, marginTop: 34, marginBottom: 34};
const gradientDecades: readonly [number, number] = [-12, 2];

/** A panel with its rule over it. */
function plot({box, document}: Place, title: string, {marks, ...options}: Plot.PlotOptions): Element {
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...edges, ...options},
    style: {fontSize: "12px"},
    marks: [
      Plot.text([title], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -30, fontWeight: 600, fontSize: 13}),
      marks
    ]
  });
}

function drawGates({gates}: Shown, place: Place): Element {
  const [bottom, top] = gradientDecades;
  const last = gates[0].log10.length - 1;
  const lines = gates.map(({name, log10}) => ({
    ...cellStyles[name],
    log10: log10.map((value) => Math.max(bottom, value))
  }));
  return plot(place, "1. Gate what has to last", {
    x: {domain: [0, last], ticks: [0, 20, 40, 60], label: "steps back", labelArrow: "right", tickSize: 4},
    y: logAxis([bottom, top], decades([bottom, top], 4)),
    marks: [
      Plot.gridY(decades([bottom, top], 4), {stroke: "var(--rule)"}),
      lines.map(({log10, colour, dash}) =>
        Plot.lineY(log10, {x: (_, k) => k, stroke: colour, strokeDasharray: dash, strokeWidth: 2})
      ),
      endLabels(
        lines.map(({label, colour, log10}) => ({words: label.replace("RNN, ", ""), at: log10[last], fill: colour})),
        {x: last, domain: [bottom, top], bottom: place.box.height - edges.marginBottom, top: edges.marginTop, gap: 14},
        {dx: 6}
      )
    ]
  });
}

function drawClip({clip: {log10, threshold}}: Shown, place: Place): Element {
  const domain: readonly [number, number] = [-1, 6];
  const limit = Math.log10(threshold);
  const points = log10.map((length, k) => ({k: k + 1, length: Math.min(domain[1], Math.max(domain[0], length))}));
  const long = points.filter(({length}) => length > limit);
  return plot(place, "2. Clip your gradients", {
    x: {domain: [0, points.length + 1], ticks: [1, points.length], label: "sequence", labelArrow: "right", tickSize: 4},
    y: logAxis(domain, decades(domain, 2)),
    marks: [
      Plot.gridY(decades(domain, 2), {stroke: "var(--rule)"}),
      Plot.ruleY([limit], {stroke: "var(--bound)", strokeWidth: 1.5}),
      plotText("threshold", {x: points.length + 1, y: limit, dx: 6, textAnchor: "start", fill: "var(--bound)"}),
      Plot.link(long, {x1: "k", x2: "k", y1: "length", y2: limit, stroke: "var(--unclipped)", strokeDasharray: "2 2"}),
      Plot.dot(long, {x: "k", y: "length", r: 3, stroke: "var(--unclipped)", symbol: "triangle"}),
      Plot.dot(points, {
        x: "k",
        y: ({length}: {length: number}) => Math.min(limit, length),
        r: 2.6,
        fill: "var(--clipped)"
      })
    ]
  });
}

function drawDirections({directions, updates, at}: Shown, place: Place): Element {
  const both = (ways: ErrorsOverTraining["ways"]): boolean => ways === "both ways";
  const lines = directions.map(({cell, ways, seeds}) => ({
    ...{cell, ways, colour: both(ways) ? "var(--clipped)" : "var(--unclipped)"},
    errors: updates.map((_, k) => median(seeds.map(({errors}) => errors[k])))
  }));
  return plot(place, "3. Read both ways where you can", {
    x: {domain: [0, updates[updates.length - 1]], ticks: 4, label: "updates", labelArrow: "right", tickSize: 4},
    y: {domain: [0, 0.6], ticks: [0, 0.25, 0.5], tickFormat: "%", tickSize: 0, label: null},
    marks: [
      Plot.gridY([0, 0.25, 0.5], {stroke: "var(--rule)"}),
      Plot.ruleX([updates[at]], {stroke: "var(--link)"}),
      lines.map(({errors, colour, ways}) =>
        Plot.lineY(errors, {x: (_, k) => updates[k], stroke: colour, strokeDasharray: both(ways) ? "none" : "5 3"})
      ),
      plotText("one way", {
        x: updates[updates.length - 1],
        y: 0.5,
        dx: 6,
        textAnchor: "start",
        fill: "var(--unclipped)"
      }),
      plotText("both ways", {x: updates[updates.length - 1], y: 0, dx: 6, textAnchor: "start", fill: "var(--clipped)"}),
      plotText("errors", {frameAnchor: "top-left", dx: 4, dy: 2, textAnchor: "start", fill: "var(--muted)"})
    ]
  });
}

function drawLayers({layers}: Shown, place: Place): Element {
  const count = layers[0].log10.length;
  const domain: readonly [number, number] = [-7, 2];
  const look = {plain: {fill: "var(--unclipped)", dash: "5 3"}, residual: {fill: "var(--clipped)", dash: "none"}};
  return plot(place, "4. Stack, with skips where it is deep", {
    x: {
      domain: [1, Math.max(2, count)],
      ticks: count,
      tickFormat: "d",
      label: "layer",
      labelArrow: "right",
      tickSize: 4
    },
    y: logAxis(domain, decades(domain, 2)),
    marks: [
      Plot.gridY(decades(domain, 2), {stroke: "var(--rule)"}),
      layers.map(({name, log10}) => [
        Plot.lineY(log10, {x: (_, k) => k + 1, stroke: look[name].fill, strokeDasharray: look[name].dash}),
        Plot.dot(log10, {x: (_, k) => k + 1, y: (length: number) => length, r: 2.6, fill: look[name].fill})
      ]),
      layers.map(({name, log10}) =>
        plotText(`${name} ${powerOfTen(log10[0])}`, {
          ...{x: 1, y: log10[0], dx: 6, dy: name === "plain" ? 12 : -12, textAnchor: "start", fill: look[name].fill}
        })
      )
    ]
  });
}
