import * as Plot from "@observablehq/plot";
import {max, mean} from "d3";
import {runs, type RunName} from "../../frame/picture/clippedRuns.js";
import {panels} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import type {ExplosionRunData, RunCurve} from "./experiment.js";

/** All updates, or those around the one that could not be made. */
export const scopes = ["all", "overflow"] as const;

/** What may become of the restarted run. */
export const ends = ["overflows", "stands", "learns"] as const;

export interface ExplosionRunState {
  readonly update: number;
  readonly show: (typeof scopes)[number];
  readonly guess: (typeof ends)[number] | "";
  /** Whether the restarted run is drawn, which is what is guessed. */
  readonly shown: boolean;
}

/** Updates before the overflow and after it in the picture of the moment. */
const shownBefore = 26;
export const shownAfter = 20;

/** What is drawn of an update. */
const quantities = {
  loss: {domain: [1e-3, 1e3], ticks: [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3], label: "loss on the batch"},
  norm: {domain: [1e-2, 1e5], ticks: [1e-2, 1, 100, 1e4], label: "length of the gradient"}
};
type Quantity = keyof typeof quantities;

/** Updates to a point in the picture of all: the mean of their losses, and the longest of their gradients. */
export const together = 10;

/** Below this width a panel has little room, in pixels. */
const narrow = 480;

/** The runs that a state shows. */
export function namesOf({shown}: Pick<ExplosionRunState, "shown">): readonly RunName[] {
  return shown ? ["unclipped", "clipped"] : ["unclipped"];
}

interface Point {
  readonly update: number;
  readonly value: number;
  /** How many updates it stands for. */
  readonly updates: number;
}

/** Of the two runs, by how they are drawn. */
export function curveOf({unclipped, restarted}: ExplosionRunData, name: RunName): RunCurve {
  return name === "clipped" ? restarted : unclipped;
}

/** Loss and norm of an update; undefined where the run does not have it. */
export function recordAt({first, loss, norm}: RunCurve, update: number): Record<Quantity, number> | undefined {
  const k = update - first;
  return k >= 0 && k < loss.length ? {loss: loss[k], norm: norm[k]} : undefined;
}

/** Loss and gradient of the run that is thrown and of the one that is restarted, up to the update shown. */
export function drawExplosionRun(
  data: ExplosionRunData,
  state: ExplosionRunState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const middle = Math.round(0.48 * height);
  const panel = (quantity: Quantity, y: number, height: number) => ({
    ...{x: 0, y},
    plot: drawQuantity(data, state, quantity, {width, height, document})
  });
  return panels([panel("loss", 0, middle), panel("norm", middle, height - middle)], {width, height, document});
}

function drawQuantity(
  data: ExplosionRunData,
  state: ExplosionRunState,
  quantity: Quantity,
  frame: StageSize & {document: Document}
): Element {
  const {domain, ticks, label} = quantities[quantity];
  const x = domainOf(data, state.show);
  const isLower = quantity === "norm";
  const isNarrow = frame.width < narrow;
  return Plot.plot({
    ...frame,
    ...{marginTop: 26, marginRight: 20, marginBottom: isLower ? 38 : 22, marginLeft: 48},
    x: {
      domain: x,
      label: isLower ? "update" : null,
      ticks: isNarrow ? 4 : 8,
      tickFormat: (update: number) => update.toLocaleString("en-GB"),
      tickSize: 4
    },
    y: {
      ...{type: "log", domain, label, ticks, tickSize: 0},
      tickFormat: (value: number) => powerOfTen(Math.log10(value))
    },
    marks: [
      Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      isLower ? thresholdLine(data, x[0]) : null,
      Plot.ruleX(momentsOf(data, state), {x: "at", stroke: "colour", strokeDasharray: "2 3"}),
      isLower ? null : momentsOf(data, state).map((moment) => momentText(moment, isNarrow)),
      namesOf(state).map((name) => {
        const {colour, width, dash} = runs[name];
        return Plot.line(pointsOf(data, state, name, quantity), {
          ...{x: "update", y: "value", stroke: colour, strokeWidth: width, clip: true},
          strokeDasharray: state.show === "all" ? "none" : dash
        });
      }),
      namesOf(state).map((name) => place(data, state, name, quantity))
    ]
  });
}

/** The first update and the last that there is room for. */
export function domainOf({settings, overflow}: ExplosionRunData, show: ExplosionRunState["show"]): [number, number] {
  return show === "all" ? [0, settings.updates] : [overflow.update - shownBefore, overflow.update + shownAfter];
}

/** What the picture has of a run at the update shown: the mean or the longest of a point's updates, or the update's own. */
export function shownOf(
  data: ExplosionRunData,
  state: ExplosionRunState,
  name: RunName,
  quantity: Quantity
): {readonly value: number; readonly updates: number} | undefined {
  return pointsOf(data, state, name, quantity).at(-1);
}

/** The run's points within the picture, up to the update shown. */
function pointsOf(data: ExplosionRunData, {update, show}: ExplosionRunState, name: RunName, quantity: Quantity) {
  const curve = curveOf(data, name);
  const [from, to] = domainOf(data, show);
  const size = show === "all" ? together : 1;
  const last = Math.min(update, to, curve.first + curve.loss.length - 1);
  const points: Point[] = [];
  for (let start = Math.max(curve.first, from); start <= last; start += size) {
    const values = curve[quantity].slice(start - curve.first, Math.min(start + size, last + 1) - curve.first);
    const value = (quantity === "norm" ? max(values) : mean(values)) ?? NaN;
    points.push({update: Math.min(start + size - 1, last), value, updates: values.length});
  }
  return points;
}

function thresholdLine({settings: {threshold}}: ExplosionRunData, x: number): Plot.Markish {
  return [
    Plot.ruleY([threshold], {stroke: "var(--clipped)", strokeDasharray: "4 3"}),
    plotText(`clipped from ${threshold}`, {
      ...{x, y: threshold, textAnchor: "start", dx: 4, dy: 9, fill: "var(--clipped)"}
    })
  ];
}

/** The checkpoint and the overflow, as far as they have come to pass. */
function momentsOf({checkpoint, overflow: {update: end, value}}: ExplosionRunData, {update}: ExplosionRunState) {
  return [
    {at: checkpoint, words: "checkpoint", isEnd: false, colour: "var(--muted)"},
    {at: end, words: `${value} at ${end.toLocaleString("en-GB")}`, isEnd: true, colour: "var(--unclipped)"}
  ].filter(({at}) => at <= update);
}

/** At the top of the losses; the checkpoint's where there is room. */
function momentText({at, words, isEnd, colour}: ReturnType<typeof momentsOf>[number], isNarrow: boolean): Plot.Markish {
  return plotText(isNarrow && !isEnd ? "" : words, {
    ...{x: at, y: quantities.loss.domain[1], fill: colour, fontWeight: isEnd ? 600 : 400},
    ...{textAnchor: isEnd ? "start" : "end", dx: isEnd ? 12 : -5, dy: 8}
  });
}

/** Where a run stands, with its name; a cross where it ended, at the picture's edge when it ended beyond. */
function place(data: ExplosionRunData, state: ExplosionRunState, name: RunName, quantity: Quantity): Plot.Markish {
  const curve = curveOf(data, name);
  const [from, to] = domainOf(data, state.show);
  const last = Math.min(state.update, curve.first + curve.loss.length - 1, to);
  const here = recordAt(curve, last);
  if (!here || last < from) return null;
  const {colour, symbol, radius} = runs[name];
  const [lowest, highest] = quantities[quantity].domain;
  const ended = name === "unclipped" && state.update >= data.overflow.update;
  const drawn = ended ? here[quantity] : (shownOf(data, state, name, quantity)?.value ?? here[quantity]);
  const at = {x: last, y: Math.min(highest, Math.max(lowest, drawn))};
  const left = ended || last > (from + to) / 2;
  return [
    Plot.dot([at], {
      ...{x: "x", y: "y"},
      ...(ended
        ? {symbol: "times", r: 6, stroke: colour, strokeWidth: 2.5}
        : {symbol, r: radius - 1, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5})
    }),
    quantity === "loss"
      ? plotText(name === "clipped" ? "restarted, clipped" : "unclipped", {
          ...{...at, fill: colour, fontWeight: 600},
          // The clipped run's losses fall: there is room under its end.
          ...{textAnchor: left ? "end" : "start", dx: left ? -9 : 9, dy: ended ? 26 : name === "clipped" ? 20 : -32}
        })
      : null
  ];
}
