import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {range} from "d3";
import {nudgedNetworks, type NudgedNetwork, type NudgeRow} from "./effects.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Panel, type Sheet} from "../../frame/picture/panels.js";
import {resolution, sizeText} from "./words.js";

/** The axis of effects, in powers of ten: what falls below it leaves the picture. */
const [bottom, top] = [-21, 1];
const decades = range(-20, 1, 5);

/** Below this width the two networks stand under each other. */
const narrow = 520;

/** Between the two networks, in pixels; height of a title; the states' share of what is left. */
const gap = 18;
const titleHeight = 22;
const statesShare = 0.4;

/** Room for the numbers of the y axis, and for half of the last number of the x axis. */
const [leftEdge, rightEdge] = [42, 8];

/** One of the four plots: its place's size. */
interface PlotSize extends Sheet {
  /** The last step. */
  readonly last: number;
  /** Whether the words for the y axis stand here. */
  readonly first: boolean;
}

/** How the two lines of each plot are told apart. */
const before = {stroke: "var(--forward)", strokeWidth: 1.5, ...drawnAs("state")};
const after = {stroke: "var(--cell-rnn-tanh)", strokeWidth: 2.5, ...drawnAs("rnn")};
const promised = {stroke: "var(--gradient)", strokeWidth: 2, strokeDasharray: "6 3", ...drawnAs("gradient")};

/**
 * Both networks side by side: above, the state with and without the nudge; below, how far apart the two are, and how far
 * the gradient says, on a logarithmic axis.
 */
export function drawNudge(
  rows: readonly NudgeRow[],
  weights: Readonly<Record<NudgedNetwork, number>>,
  {width, height, document}: Sheet
): SVGSVGElement {
  const compact = width < narrow;
  const place = compact
    ? {width, height: (height - gap) / 2, dx: 0, dy: (height + gap) / 2}
    : {width: (width - gap) / 2, height, dx: (width + gap) / 2, dy: 0};
  const parts = nudgedNetworks.flatMap((network, k) => {
    const own = rows.filter((row) => row.network === network);
    const title = `${network === "latch" ? "the latch" : "the fading unit"}, $w$ = ${weights[network]}`;
    const size = {...place, document, last: rows[rows.length - 1].k, first: compact || k === 0};
    return drawNetwork(own, title, size).map(({plot, x, y}) => ({plot, x: x + k * place.dx, y: y + k * place.dy}));
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
    y: {domain: [-extreme, extreme], ticks: [-1, 0, 1], label: size.first ? "state $h$" : null, tickSize: 0},
    marks: [
      Plot.text([title], {frameAnchor: "top-right", dy: -titleHeight - 10, fontWeight: 600, fontSize: 13}),
      Plot.ruleY([-1, 0, 1], {stroke: "var(--rule)", strokeOpacity: 0.7}),
      Plot.ruleX([start.k], {stroke: "var(--muted)", strokeDasharray: "1 3"}),
      Plot.line(nudged, {x: "k", y: "nudged", ...after}),
      Plot.line(rows, {x: "k", y: "h", ...before}),
      Plot.arrow([start], {
        ...{x1: "k", x2: "k", y1: "h", y2: "nudged"},
        ...{stroke: "var(--ink)", strokeWidth: 1.5, headLength: 6, inset: 1}
      }),
      stateNames(rows)
    ]
  });
}

/** Each line's name where the two are far apart, or nothing where they are one line to the eye. */
function stateNames(rows: readonly NudgeRow[]): Plot.Markish {
  const {h, k, nudged = 0, effect = 0} = rows[rows.length - 1];
  const name = (words: string, y: number, dy: number, {stroke: fill}: typeof before | typeof after) =>
    Plot.text([words], {x: k, y, dy, textAnchor: "end", fill, ...halo});
  if (Math.abs(effect) <= 0.5) return name("with and without", Math.max(h, 0), -9, after);
  // Between the lines where there is room, else on their outer sides.
  const up = h > nudged === Math.abs(effect) > 1.2;
  return [name("as it was", h, up ? 12 : -10, before), name("nudged", nudged, up ? -10 : 12, after)];
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
    x: {...frame(size, {}).x, axis: "bottom", label: "step $k$", labelArrow: "right", tickSize: 4},
    y: logAxis([bottom, top], decades, size.first ? "size of the difference" : null),
    marks: [
      Plot.gridY(decades, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleX(points.slice(0, 1), {x: "k", stroke: "var(--muted)", strokeDasharray: "1 3"}),
      Plot.line(real, {x: "k", y: "effect", ...after}),
      Plot.line(inside, {x: "k", y: "predicted", ...promised}),
      Plot.dot(lost, {x: "k", y: "effect", symbol: "times", r: 4, stroke: after.stroke, strokeWidth: 2}),
      Plot.text(left, {x: "k", y: bottom, text: () => "▼", dy: -5, fill: "var(--gradient)", fontSize: 11}),
      effectNames(real, inside, size)
    ]
  });
}

type EffectPoint = Readonly<Record<"k" | "effect" | "predicted", number>>;

/** Names beside the lines, on the sides away from each other: lines that fall leave room above right, and below left. */
function effectNames(real: readonly EffectPoint[], inside: readonly EffectPoint[], size: PlotSize): Plot.Markish {
  const at = (points: readonly EffectPoint[], part: number) => points[Math.floor(part * (points.length - 1))];
  const end = real.at(-1);
  const room = ({k}: EffectPoint) => ((k - 1) / (size.last - 1)) * (size.width - leftEdge - rightEdge);
  const name = (words: string, {k: x}: EffectPoint, y: number, left: boolean, dy: number, fill: string) => {
    const side = left ? ({dx: -8, textAnchor: "end"} as const) : ({dx: 8, textAnchor: "start"} as const);
    return Plot.text([words], {x, y, dy, fill, ...side, ...halo});
  };
  const [effect, prediction] = [at(real, 0.45), at(inside, 0.7)];
  const last = end?.k === size.last ? `real: ${sizeText(10 ** end.effect)}` : "real";
  return [
    effect && name(last, effect, effect.effect, effect.k > 0.7 * size.last, -11, after.stroke),
    prediction &&
      name("as the gradient says", prediction, prediction.predicted, room(prediction) > 130, 11, promised.stroke)
  ];
}

function log(value: number): number {
  return Math.log10(Math.abs(value));
}

function frame({width, height, last, document}: PlotSize, margins: Plot.PlotOptions): Plot.PlotOptions {
  return {
    ...{width, height, document, marginLeft: leftEdge, marginRight: rightEdge, ...margins},
    x: {domain: [1, last], axis: null, ticks: 6}
  };
}
