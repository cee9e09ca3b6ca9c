import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {NudgedNetwork, NudgeRow} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels, type Panel} from "../../frame/panels.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {resolution, sizeText} from "./words.js";

/** The axis of effects, in powers of ten: what falls below it leaves the picture. */
const [bottom, top] = [-21, 1];

/** Below this width the two networks stand under each other. */
const narrow = 520;

/** Between the two networks, in pixels; height of a title; the states' share of what is left. */
const gap = 18;
const titleHeight = 22;
const statesShare = 0.4;

/** Room for the numbers of the y axis, and for half of the last number of the x axis. */
const [leftEdge, rightEdge] = [42, 8];

interface Options extends StageSize {
  readonly weights: Readonly<Record<NudgedNetwork, number>>;
  readonly document: Document;
}

/** One of the four plots: its rows and its place's size. */
interface PlotSize extends StageSize {
  readonly document: Document;
  /** The last step. */
  readonly last: number;
  /** Whether the words for the y axis stand here. */
  readonly first: boolean;
}

/** How the two lines of each plot are told apart. */
const before = {stroke: "var(--forward)", strokeWidth: 1.5};
const after = {stroke: "var(--cell-rnn-tanh)", strokeWidth: 2.5};
const promised = {stroke: "var(--gradient)", strokeWidth: 2, strokeDasharray: "6 3"};

/**
 * Both networks side by side: above, the state with and without the nudge; below, how far apart the two are, and how far
 * the gradient says, on a logarithmic axis.
 */
export function drawNudge(rows: readonly NudgeRow[], {weights, width, height, document}: Options): SVGSVGElement {
  const names = ["latch", "fading"] as const;
  const compact = width < narrow;
  const place = compact
    ? {width, height: (height - gap) / 2, dx: 0, dy: (height + gap) / 2}
    : {width: (width - gap) / 2, height, dx: (width + gap) / 2, dy: 0};
  const parts = names.flatMap((network, k) => {
    const own = rows.filter((row) => row.network === network);
    const title = `${network === "latch" ? "the latch" : "the fading unit"}, w = ${String(weights[network])}`;
    return drawNetwork(own, title, {...place, document, last: rows[rows.length - 1].k, first: compact || k === 0}).map(
      (part) => ({
        ...part,
        x: part.x + k * place.dx,
        y: part.y + k * place.dy
      })
    );
  });
  return panels(parts, {width, height, document});
}

function drawNetwork(rows: readonly NudgeRow[], title: string, {width, height, ...rest}: PlotSize): Panel[] {
  const states = titleHeight + statesShare * (height - titleHeight);
  return [
    {x: 0, y: 0, plot: drawStates(rows, title, {width, height: states, ...rest})},
    {x: 0, y: states, plot: drawEffects(rows, {width, height: height - states, ...rest})}
  ];
}

/** h^k, and from the nudge on h̃^k. */
function drawStates(rows: readonly NudgeRow[], title: string, size: PlotSize): Element {
  const nudged = rows.filter((row) => row.nudged !== undefined);
  const [start] = nudged;
  const extreme = Math.max(1.15, ...nudged.map((row) => Math.abs(row.nudged ?? 0) + 0.1));
  return Plot.plot({
    ...frame(size, {marginTop: titleHeight + 14, marginBottom: 6}),
    y: {domain: [-extreme, extreme], ticks: [-1, 0, 1], label: size.first ? "state h" : null, tickSize: 0},
    marks: [
      Plot.text([title], {frameAnchor: "top-right", dy: -titleHeight - 10, fontWeight: 600, fontSize: 13}),
      Plot.ruleY([-1, 0, 1], {stroke: "var(--rule)", strokeOpacity: 0.7}),
      Plot.ruleX([start.k], {stroke: "var(--muted)", strokeDasharray: "1 3"}),
      Plot.line(nudged, {x: "k", y: "nudged", ...after}),
      Plot.line(rows, {x: "k", y: "h", ...before}),
      Plot.arrow([start], {
        x1: "k",
        x2: "k",
        y1: "h",
        y2: "nudged",
        stroke: "var(--ink)",
        strokeWidth: 1.5,
        headLength: 6,
        inset: 1
      }),
      stateNames(rows, nudged)
    ]
  });
}

/** Each line's name where the two are far apart, or nothing where they are one line to the eye. */
function stateNames(rows: readonly NudgeRow[], nudged: readonly NudgeRow[]): Plot.Markish {
  const end = rows[rows.length - 1];
  const apart = Math.abs(end.effect ?? 0) > 0.5;
  const {h, k} = end;
  const style = {textAnchor: "end" as const, stroke: "var(--paper)", strokeWidth: 3};
  if (!apart)
    return Plot.text(["with and without"], {
      x: k,
      y: Math.max(h, 0),
      dy: -9,
      ...style,
      fill: nudged.length > 0 ? "var(--cell-rnn-tanh)" : "var(--forward)"
    });
  // Between the lines where there is room, else on their outer sides.
  const up = h > (end.nudged ?? 0) === Math.abs(end.effect ?? 0) > 1.2;
  return [
    Plot.text(["as it was"], {x: k, y: h, dy: up ? 12 : -10, ...style, fill: "var(--forward)"}),
    Plot.text(["nudged"], {x: k, y: end.nudged ?? 0, dy: up ? -10 : 12, ...style, fill: "var(--cell-rnn-tanh)"})
  ];
}

/** |h̃^k − h^k|, and the size of the gradient's prediction, as powers of ten. */
function drawEffects(rows: readonly NudgeRow[], size: PlotSize): Element {
  const points = rows.flatMap(({k, effect, predicted}) =>
    effect === undefined || predicted === undefined ? [] : [{k, effect: log(effect), predicted: log(predicted)}]
  );
  const real = points.filter(({effect}) => effect > Math.log10(resolution));
  const inside = points.filter(({predicted}) => predicted >= bottom);
  const lost = real.length < points.length ? real.slice(-1) : [];
  const left = inside.length < points.length ? inside.slice(-1) : [];
  return Plot.plot({
    ...frame(size, {marginTop: 16, marginBottom: 36}),
    x: {...frame(size, {}).x, axis: "bottom", label: "step k", labelArrow: "right", tickSize: 4},
    y: {
      domain: [bottom, top],
      ticks: range(-20, 1, 5),
      tickFormat: powerOfTen,
      tickSize: 0,
      label: size.first ? "size of the difference" : null
    },
    marks: [
      Plot.gridY(range(-20, 1, 5), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleX(points.slice(0, 1), {x: "k", stroke: "var(--muted)", strokeDasharray: "1 3"}),
      Plot.line(real, {x: "k", y: "effect", ...after}),
      Plot.line(inside, {x: "k", y: "predicted", ...promised}),
      Plot.dot(lost, {x: "k", y: "effect", symbol: "times", r: 4, stroke: after.stroke, strokeWidth: 2}),
      Plot.text(left, {x: "k", y: bottom, text: () => "▼", dy: -5, fill: "var(--gradient)", fontSize: 11}),
      effectNames(real, inside, size)
    ]
  });
}

interface EffectPoint {
  readonly k: number;
  readonly effect: number;
  readonly predicted: number;
}

/** Names beside the lines, on the sides away from each other: lines that fall leave room above right, and below left. */
function effectNames(real: readonly EffectPoint[], inside: readonly EffectPoint[], size: PlotSize): Plot.Markish {
  const at = (points: readonly EffectPoint[], part: number) => points[Math.floor(part * (points.length - 1))];
  const end = real.at(-1);
  const room = ({k}: EffectPoint) => ((k - 1) / (size.last - 1)) * (size.width - leftEdge - rightEdge);
  const name = (text: string, point: EffectPoint, y: number, options: {left: boolean; dy: number; fill: string}) => {
    const {left, dy, fill} = options;
    const anchor = left ? ("end" as const) : ("start" as const);
    const place = {x: point.k, y, dx: left ? -8 : 8, dy, textAnchor: anchor};
    return Plot.text([text], {...place, fill, stroke: "var(--paper)", strokeWidth: 3});
  };
  const [effect, prediction] = [at(real, 0.35), at(inside, 0.7)];
  const last = end?.k === size.last ? `real: ${sizeText(10 ** end.effect)}` : "real";
  return [
    effect && name(last, effect, effect.effect, {left: effect.k > 0.7 * size.last, dy: -11, fill: after.stroke}),
    prediction &&
      name("as the gradient says", prediction, prediction.predicted, {
        left: room(prediction) > 130,
        dy: 11,
        fill: promised.stroke
      })
  ];
}

function log(value: number): number {
  return Math.log10(Math.abs(value));
}

function frame(
  {width, height, last, document}: PlotSize,
  margins: {marginTop?: number; marginBottom?: number}
): Plot.PlotOptions {
  return {
    ...margins,
    width,
    height,
    document,
    marginLeft: leftEdge,
    marginRight: rightEdge,
    style: {fontSize: "12px"},
    x: {domain: [1, last], axis: null, ticks: 6}
  };
}
