import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {broadHalo} from "../../frame/picture/halo.js";
import type {IsOrAreState, Shown} from "./errors.js";
import type {IsOrAreData} from "./experiment.js";

type Options = Box & {readonly document: Document};

/** Edges of both panels: one axis for them. */
const edges = {marginLeft: 44, marginRight: 20};
const [marginTop, marginBottom] = [22, 36];
const percent = format(".0%");

/** The axis of updates: by its root, so that the first thousand, where all happens, has half of it. */
function timeScale(updates: readonly number[]): Plot.ScaleOptions & {domain: [number, number]} {
  return {type: "sqrt", domain: [0, updates[updates.length - 1]]};
}

/** The stages of each network over the updates, a line for each, found from its errors. */
export function drawStages(
  data: IsOrAreData,
  {update}: IsOrAreState,
  networks: readonly Shown[],
  {width, height, document}: Options
): Element {
  const rows = networks.map((network, k) => ({...network, y: k, short: network.style.label.split(",")[0]}));
  const bar = (from: number, to: number, y: number, colour: string, dash: string) =>
    Plot.ruleY([y], {x1: from, x2: to, stroke: colour, strokeWidth: 5, strokeDasharray: dash});
  return Plot.plot({
    ...{document, width, height, ...edges, marginTop: 28, marginBottom: 4},
    x: {...timeScale(data.updates), axis: null},
    y: {domain: [rows.length - 0.5, -0.5], axis: null},
    marks: [
      // Before the answer there are no stages for the moment to be in.
      rows.length > 0 ? ruleAt(update) : null,
      rows.map(({sequential, syntactic, style, y}) => [
        sequential ? bar(sequential.from, sequential.to, y, style.colour, "2 2") : [],
        syntactic ? bar(syntactic.from, syntactic.to, y, style.colour, "none") : []
      ]),
      Plot.text(rows, {
        ...{x: 0, y: "y", text: "short", textAnchor: "end", dx: -6},
        ...{fill: ({style}: Shown) => style.colour, fontWeight: 600}
      }),
      (["sequential", "syntactic"] as const).map((stage) =>
        nameStage(
          `${stage} recency`,
          rows.flatMap((row) => row[stage] ?? [])
        )
      )
    ]
  });
}

/** A stage's name over the middle of what it is in any network. */
function nameStage(name: string, spans: readonly {from: number; to: number}[]): Plot.Markish[] {
  if (spans.length === 0) return [];
  const [from, to] = [Math.min(...spans.map(({from}) => from)), Math.max(...spans.map(({to}) => to))];
  const middle = (Math.sqrt(from) + Math.sqrt(to)) / 2;
  return [Plot.text([name], {x: middle * middle, y: 0, dy: -15, fill: "var(--ink)", ...broadHalo})];
}

/** The errors on sentences with so many attractors over the updates, with the interval of each median. */
export function drawTraining(
  data: IsOrAreData,
  {update, attractors}: IsOrAreState,
  networks: readonly Shown[],
  {width, height, compact, document}: Options & {readonly compact: boolean}
): Element {
  const lines = networks.map(({curves, style}) => {
    const {error, low, high} = curves[attractors];
    return {style, points: data.updates.map((x, k) => ({x, error: error[k], low: low[k], high: high[k]}))};
  });
  const shown = data.updates.indexOf(update);
  return Plot.plot({
    ...{document, width, height, ...edges, marginTop, marginBottom},
    x: {
      ...timeScale(data.updates),
      ...{ticks: compact ? [0, 100, 500, 1000, 2000, 4000] : [0, 100, 300, 600, 1000, 2000, 3000, 4000]},
      ...{tickFormat: ",d", tickSize: 4},
      ...{label: "updates (root scale)", labelAnchor: "right", labelArrow: "right"}
    },
    y: {domain: [0, 1], ticks: 5, tickFormat: ".0%", label: null},
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.text([`wrong verbs with ${attractors} ${attractors === 1 ? "attractor" : "attractors"}, during training`], {
        ...{frameAnchor: "top-left", dx: -40, dy: -18, fontWeight: 600}
      }),
      lines.map(({style, points}) =>
        Plot.areaY(points, {x: "x", y1: "low", y2: "high", fill: style.colour, fillOpacity: 0.1})
      ),
      ruleAt(update),
      lines.map(({style, points}) =>
        Plot.line(points, {x: "x", y: "error", stroke: style.colour, strokeWidth: 2, strokeDasharray: style.dash})
      ),
      drawReadings(
        lines.map(({style, points}) => ({style, error: points[shown].error})),
        update
      )
    ]
  });
}

function ruleAt(update: number): Plot.Markish {
  return Plot.ruleX([update], {stroke: "var(--ink)", strokeWidth: 1});
}

/** A mark on each line at the moment that is shown, and in the corner where lines seldom come its network and its error. */
function drawReadings(
  readings: readonly {readonly style: Shown["style"]; readonly error: number}[],
  update: number
): Plot.Markish[] {
  return readings.flatMap(({style, error}, k) => [
    Plot.dot([update], {
      ...{x: update, y: error, r: 4, symbol: style.mark, fill: style.colour},
      ...{stroke: "var(--paper)", strokeWidth: 1}
    }),
    Plot.text([`${style.label} ${percent(error)}`], {
      ...{frameAnchor: "top-right", dx: -8, dy: 4 + 15 * k, fill: style.colour, ...broadHalo, fontWeight: 600}
    })
  ]);
}
