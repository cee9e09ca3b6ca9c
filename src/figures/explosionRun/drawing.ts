import * as Plot from "@observablehq/plot";
import type {ExplosionRunData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {runs, type RunName} from "../../frame/clippedRuns.js";
import {panels} from "../../frame/panels.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {curveOf, domainOf, recordAt, type ExplosionRunState} from "./state.js";

/** What is drawn of an update. */
const quantities = {
  loss: {domain: [1e-3, 1e3], ticks: [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3], label: "loss on the batch"},
  norm: {domain: [1e-2, 1e5], ticks: [1e-2, 1, 100, 1e4], label: "length of the gradient"}
} as const;
type Quantity = keyof typeof quantities;

/** Updates to a point in the picture of all: the mean of their losses, and the longest of their gradients. */
const together = 10;

const margins = {marginTop: 26, marginRight: 20, marginLeft: 48};
const names: readonly RunName[] = ["unclipped", "clipped"];

interface Point {
  readonly update: number;
  readonly value: number;
}

/** Loss and gradient of the run that is thrown and of the one that is restarted, up to the update shown. */
export function drawExplosionRun(
  data: ExplosionRunData,
  state: ExplosionRunState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const middle = Math.round(0.48 * height);
  const panel = (quantity: Quantity, y: number, height: number) => ({
    x: 0,
    y,
    plot: drawQuantity(data, state, {quantity, width, height, document})
  });
  return panels([panel("loss", 0, middle), panel("norm", middle, height - middle)], {width, height, document});
}

function drawQuantity(
  data: ExplosionRunData,
  state: ExplosionRunState,
  {quantity, width, height, document}: StageSize & {quantity: Quantity; document: Document}
): Element {
  const {domain, ticks, label} = quantities[quantity];
  const x = domainOf(data, state.show);
  const lowest = quantity === "norm";
  const shown = names.map((name) => ({name, points: pointsOf(data, state, {name, quantity})}));
  return Plot.plot({
    ...margins,
    marginBottom: lowest ? 38 : 22,
    width,
    height,
    document,
    x: {
      domain: x,
      label: lowest ? "update" : null,
      labelArrow: "right",
      ticks: width < 480 ? 4 : 8,
      tickFormat: (update: number) => update.toLocaleString("en-GB"),
      tickSize: 4
    },
    y: {
      type: "log",
      domain,
      label,
      labelArrow: "up",
      ticks: [...ticks],
      tickFormat: (value: number) => powerOfTen(Math.log10(value)),
      tickSize: 0
    },
    marks: [
      Plot.gridY([...ticks], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      quantity === "norm" ? thresholdLine(data, x) : null,
      moments(data, state, {quantity, domain, narrow: width < 480}),
      shown.map(({name, points}) => {
        const {colour, width, dash} = runs[name];
        return Plot.line(points, {
          ...{x: "update", y: "value", stroke: colour, strokeWidth: width, clip: true},
          strokeDasharray: state.show === "all" ? "none" : dash
        });
      }),
      shown.map(({name}) => place(data, state, {name, quantity, x, domain}))
    ]
  });
}

/** The run's points within the picture, up to the update shown. */
function pointsOf(
  data: ExplosionRunData,
  {update, show}: ExplosionRunState,
  {name, quantity}: {name: RunName; quantity: Quantity}
): Point[] {
  const curve = curveOf(data, name);
  const [from, to] = domainOf(data, show);
  const size = show === "all" ? together : 1;
  const last = Math.min(update, to, curve.first + curve.loss.length - 1);
  const points: Point[] = [];
  for (let start = Math.max(curve.first, from); start <= last; start += size) {
    const values = curve[quantity].slice(start - curve.first, Math.min(start + size, last + 1) - curve.first);
    const value = quantity === "norm" ? Math.max(...values) : values.reduce((sum, v) => sum + v, 0) / values.length;
    points.push({update: Math.min(start + size - 1, last), value});
  }
  return points;
}

function thresholdLine({settings: {threshold}}: ExplosionRunData, [from]: readonly number[]): Plot.Markish {
  return [
    Plot.ruleY([threshold], {stroke: "var(--clipped)", strokeDasharray: "4 3"}),
    Plot.text([threshold], {
      x: from,
      y: threshold,
      text: () => `clipped from ${threshold}`,
      textAnchor: "start",
      dx: 4,
      dy: 9,
      fill: "var(--clipped)",
      stroke: "var(--paper)",
      strokeWidth: 3
    })
  ];
}

/** The checkpoint and the overflow, as far as they have come to pass. */
function moments(
  {checkpoint, overflow}: ExplosionRunData,
  {update}: ExplosionRunState,
  {quantity, domain, narrow}: {quantity: Quantity; domain: readonly [number, number]; narrow: boolean}
): Plot.Markish {
  const happened = [
    {at: checkpoint, words: narrow ? "" : "checkpoint", left: true, colour: "var(--muted)"},
    {
      at: overflow.update,
      words: `${overflow.value} at ${overflow.update.toLocaleString("en-GB")}`,
      left: false,
      colour: "var(--unclipped)"
    }
  ].filter(({at}) => at <= update);
  return [
    Plot.ruleX(happened, {x: "at", stroke: "colour", strokeDasharray: "2 3"}),
    quantity === "norm"
      ? null
      : happened.map(({at, words, left, colour}) =>
          Plot.text([at], {
            ...{x: at, y: domain[1], text: () => words, fill: colour, fontWeight: left ? 400 : 600},
            ...{textAnchor: left ? "end" : "start", dx: left ? -5 : 5, dy: 8, stroke: "var(--paper)", strokeWidth: 3}
          })
        )
  ];
}

/** Where a run stands, with its name; a cross where it ended, at the picture's edge when it ended beyond. */
function place(
  data: ExplosionRunData,
  {update, show}: ExplosionRunState,
  {
    name,
    quantity,
    x,
    domain
  }: {name: RunName; quantity: Quantity; x: readonly number[]; domain: readonly [number, number]}
): Plot.Markish {
  const curve = curveOf(data, name);
  const last = Math.min(update, curve.first + curve.loss.length - 1, x[1]);
  const here = recordAt(curve, last);
  if (!here || last < x[0]) return null;
  const {colour, symbol, radius} = runs[name];
  const ended = name === "unclipped" && update >= data.overflow.update;
  // In the picture of all, a point is of several updates, and the mark would stand beside the line.
  const drawn =
    show === "all" && !ended ? pointsOf(data, {update, show}, {name, quantity}).slice(-1)[0].value : here[quantity];
  const at = [{update: last, value: Math.min(domain[1], Math.max(domain[0], drawn))}];
  const channels = {x: "update", y: "value"} as const;
  const left = ended || last > (x[0] + x[1]) / 2;
  const words = name === "clipped" ? "restarted, clipped" : "unclipped";
  return [
    Plot.dot(at, {
      ...channels,
      ...(ended
        ? {symbol: "times", r: 6, stroke: colour, strokeWidth: 2.5}
        : {symbol, r: radius - 1, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5})
    }),
    quantity === "loss"
      ? Plot.text(at, {
          ...channels,
          ...{text: () => words, fill: colour, fontWeight: 600, stroke: "var(--paper)", strokeWidth: 3},
          ...{textAnchor: left ? "end" : "start", dx: left ? -9 : 9, dy: ended ? 26 : -32}
        })
      : null
  ];
}
