import * as Plot from "@observablehq/plot";
import {extent, format, scaleLinear} from "d3";
import type {ScaledPanel} from "../../frame/controls/pointInPanel.js";
import {runs, type RunName} from "../../frame/picture/clippedRuns.js";
import {panels} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import type {StageSize} from "../../frame/stage.js";
import type {ClippingRescuesData, ClippingRescuesRow} from "./experiment.js";

/** What the figure shows of the runs. */
export const shows = ["share", "updates"] as const;
export type Show = (typeof shows)[number];

/** What the reader sets: what is shown, the guessed share of clipped seeds at each length, and whether it is answered. */
export interface State {
  readonly show: Show;
  readonly curve: readonly number[];
  readonly shown: boolean;
}

/** Before anything is drawn the guess is level, at this share. */
export const undrawn = 0.7;

/** Whether the reader has drawn anything. */
export function isDrawn(curve: readonly number[]): boolean {
  return curve.some((share) => share !== undrawn);
}

/** Below this width words are smaller and marks nearer. */
const narrow = 480;

/** Room in T before the shortest length and after the longest, as a share of what is between. */
const beyond = 0.1;

/** Height of the paper's panel, which is there with the share only: the paper has no updates. */
const publishedHeight = 78;

/** Marks of the two ways stand so many pixels to the left and right of their length, so that none covers the other. */
const aside = {unclipped: -6, clipped: 6};

/** Half the width of a whisker's end, in pixels. */
const cap = 4;

/** Room for the axis of lengths, in pixels. */
const foot = 38;

const grid = {stroke: "var(--rule)", strokeOpacity: 0.6};

/** A value of one way at one length, with its whisker, on the panel's own y axis. */
type Point = Record<"x" | "y" | "low" | "high", number>;

type Frame = ReturnType<typeof frameOf>;

/** The share of seeds that solved the task, under what the paper found, or the updates that it took. */
export function drawClippingRescues(
  data: ClippingRescuesData,
  state: State,
  size: StageSize & {document: Document}
): SVGSVGElement {
  const frame = frameOf(data, size);
  if (state.show === "updates") return panels([{x: 0, y: 0, plot: drawUpdates(data, state, frame, size.height)}], size);
  if (!state.shown) return panels([{x: 0, y: 0, plot: drawShare(data, state, frame, size.height)}], size);
  return panels(
    [
      {x: 0, y: 0, plot: drawPublished(data, frame)},
      {x: 0, y: publishedHeight, plot: drawShare(data, state, frame, size.height - publishedHeight)}
    ],
    size
  );
}

/** The lengths of the runs, at which there is a share to guess. */
export function lengthsOf({rows}: ClippingRescuesData): number[] {
  return [...new Set(rows.map(({length}) => length))];
}

/** The scales of the shares as long as the guess is drawn, in pixels. */
export function shareScales(
  data: ClippingRescuesData,
  {width, height, document}: StageSize & {document: Document}
): ScaledPanel {
  const {edges, lengths} = frameOf(data, {width, document});
  return {
    x: scaleLinear(lengths, [edges.marginLeft, width - edges.marginRight]),
    y: scaleLinear([0, 1], [height - foot, edges.marginTop]),
    corner: {x: 0, y: 0}
  };
}

/** Edges and the axis of lengths, the same in all panels, so that one may be read against the other. */
function frameOf({rows}: ClippingRescuesData, {width, document}: {width: number; document: Document}) {
  const [shortest = 0, longest = 1] = extent(rows, ({length}) => length);
  const room = beyond * (longest - shortest);
  const compact = width < narrow;
  return {
    ...{compact, lengths: [shortest - room, longest + room] as const},
    edges: {width, document, marginTop: 26, marginRight: 10, marginLeft: compact ? 44 : 52}
  };
}

/**
 * What the paper found, over the same lengths: for each way a line as far as all seeds solved the task, and a mark with
 * words where that ends and where none does any more. What lies between the two is not known well enough to be drawn.
 */
function drawPublished({published}: ClippingRescuesData, {compact, lengths, edges}: Frame): Element {
  const found = published.published.map((edge, k, {length}) => ({...edge, y: length - 1 - k}));
  const settings = `: ${published.seeds} seeds, rate ${published.rate}`;
  return Plot.plot({
    ...{...edges, height: publishedHeight, marginBottom: 8},
    x: {domain: lengths, axis: null},
    y: {domain: [-0.4, found.length - 0.6], axis: null},
    marks: [
      Plot.text([`${published.paper}, read off the plot${compact ? "" : settings}`], {
        ...{frameAnchor: "top-left", dx: compact ? 4 - edges.marginLeft : 0, dy: -20, fill: "var(--muted)"}
      }),
      found.map(({clipping, allTo, noneFrom, y}) => {
        const {colour, dash, symbol} = runs[clipping];
        const words = {y, textAnchor: "start", dx: 8, fill: colour} as const;
        const hollow = {y, symbol, r: 4, stroke: colour, strokeWidth: 1.5, fill: "var(--paper)"} as const;
        return [
          Plot.ruleY([y], {x1: lengths[0], x2: allTo, stroke: colour, strokeWidth: 1.5, strokeDasharray: dash}),
          Plot.dot([allTo, noneFrom ?? []].flat(), {x: (length: number) => length, ...hollow}),
          plotText(`all to ≈ ${allTo}${noneFrom === null ? ", then none" : ""}`, {x: allTo, ...words}),
          noneFrom === null ? null : plotText(`none from ${noneFrom}`, {x: noneFrom, ...words})
        ];
      })
    ]
  });
}

function drawShare(data: ClippingRescuesData, state: State, frame: Frame, height: number): Element {
  const point = ({share, share_low, share_high}: ClippingRescuesRow) => ({y: share, low: share_low, high: share_high});
  return Plot.plot({
    ...{...overLengths(data, frame), height},
    y: {domain: [0, 1], label: `share of ${data.seeds} seeds that solved it`, tickFormat: ".0%", ticks: 5},
    marks: [
      Plot.gridY({ticks: 5, ...grid}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      ways(data, state, point),
      drawGuess(data, state)
    ]
  });
}

function drawUpdates(data: ClippingRescuesData, state: State, frame: Frame, height: number): Element {
  const {updates: limit} = data;
  // Who needs more than there are stands in a band of its own, above all numbers.
  const [never, top] = [1.08 * limit, 1.16 * limit];
  const ticks = [0, 1 / 3, 2 / 3, 1].map((part) => part * limit);
  const point = ({updates, updates_low, updates_high}: ClippingRescuesRow) => ({
    y: updates ?? never,
    low: updates_low ?? never,
    high: updates_high ?? never
  });
  return Plot.plot({
    ...{...overLengths(data, frame), height},
    y: {domain: [0, top], label: "updates until solved", ticks},
    marks: [
      Plot.gridY(ticks.slice(0, -1), grid),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.rect([limit], {y1: limit, y2: top, fill: "var(--paper-alt)"}),
      Plot.ruleY([limit], {stroke: "var(--muted)", strokeDasharray: "2 2"}),
      Plot.text([`not within ${format(",")(limit)}`], {
        ...{x: frame.lengths[0], y: never, textAnchor: "start", dx: 6, fill: "var(--muted)"}
      }),
      ways(data, state, point)
    ]
  });
}

/** A panel of our runs, by length. */
function overLengths(data: ClippingRescuesData, {edges, lengths: domain}: Frame) {
  const ticks = lengthsOf(data);
  const label = "length T of the sequence, in steps";
  return {...edges, marginBottom: foot, x: {domain, label, ticks, tickFormat: "d", tickSize: 4}};
}

/** Both ways, or the unclipped one as long as the other is to be guessed. */
function ways(
  data: ClippingRescuesData,
  {shown}: State,
  point: (row: ClippingRescuesRow) => Omit<Point, "x">
): Plot.Markish {
  const names: readonly RunName[] = shown ? ["clipped", "unclipped"] : ["unclipped"];
  return names.map((name) => {
    const rows = data.rows.filter(({clipping}) => clipping === name);
    const points = rows.map((row) => ({x: row.length, ...point(row)}));
    return [way(name, points), label(name, points, data)];
  });
}

/** The reader's curve, with its name where it starts. */
function drawGuess(data: ClippingRescuesData, {curve, shown}: State): Plot.Markish {
  if (shown && !isDrawn(curve)) return null;
  const points = lengthsOf(data).map((length, k) => ({length, share: curve[k]}));
  const at = {x: "length", y: "share"};
  return [
    Plot.line(points, {...at, stroke: "var(--guess)", strokeWidth: 2, strokeDasharray: "5 3"}),
    Plot.dot(points, {...at, r: 5, fill: "var(--guess)", stroke: "var(--paper)"}),
    plotText(shown ? "your guess" : "drag the dots: clipped", {
      ...{x: points[0].length, y: points[0].share, textAnchor: "start", dx: 2, dy: 16},
      ...{fill: "var(--guess)", fontWeight: 600}
    })
  ];
}

function way(name: RunName, points: readonly Point[]): Plot.Markish[] {
  const {colour, dash, symbol} = runs[name];
  const at = {x: "x", dx: aside[name]};
  const whisker = {stroke: colour, strokeWidth: 1.25, dx: aside[name]};
  const end = {x1: "x", x2: "x", insetLeft: -cap, insetRight: -cap, ...whisker};
  return [
    Plot.line(points, {...at, y: "y", stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
    Plot.ruleX(points, {x: "x", y1: "low", y2: "high", ...whisker}),
    Plot.ruleY(points, {y: "low", ...end}),
    Plot.ruleY(points, {y: "high", ...end}),
    Plot.dot(points, {...at, y: "y", symbol, r: 4.5, fill: colour, stroke: "var(--paper)", strokeWidth: 1})
  ];
}

/** Beside its line where that is steepest, on the side away from the other's: one edge comes before the other. */
function label(name: RunName, points: readonly Point[], {threshold}: ClippingRescuesData): Plot.Markish {
  const steps = points.slice(1).map((to, k) => ({from: points[k], to, rise: Math.abs(to.y - points[k].y)}));
  const {from, to} = steps.reduce((steepest, step) => (step.rise > steepest.rise ? step : steepest));
  const [left, part] = name === "unclipped" ? [true, 0.5] : [false, 0.25];
  return plotText(name === "clipped" ? `clipped at ${threshold}` : "unclipped", {
    ...{x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y), fill: runs[name].colour},
    ...{textAnchor: left ? "end" : "start", dx: left ? -14 : 14, fontWeight: 600}
  });
}
