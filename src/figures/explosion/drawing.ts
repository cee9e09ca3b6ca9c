import * as Plot from "@observablehq/plot";
import {format, range} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {overflowsAt, updateAt, type Explosion, type NetworkName} from "./explode.js";

/** What the reader sets: W_h's spectral radius, how far back to look, the learning rate, and the draw. */
export type ExplosionState = Readonly<Record<"radius" | "back" | "rate" | "seed", number>>;

/** How the two networks are drawn in both panels: told apart by colour, dash and mark. */
const networkStyles = {
  linear: {colour: "var(--ink)", dash: "7 3", mark: "square"},
  tanh: {colour: cellStyles["rnn-tanh"].colour, dash: "none", mark: "circle"}
} as const;

/** The largest finite number of either arithmetic. */
const ends = {
  float32: {largest: (2 - 2 ** -23) * 2 ** 127, words: "3.4·10³⁸"},
  float64: {largest: Number.MAX_VALUE, words: "1.8·10³⁰⁸"}
} as const;

/** The gradient's axis in decades: to a little above float32's end, or float64's where a curve goes beyond. */
const gradientAxis = {lowest: -60, tops: [60, 340]};

/** The update's axis in decades: around the length of the weights themselves. */
const updateAxis = {lowest: -6, highest: 9};

/** Every how many steps the gradient's curve has a corner: finer than a pixel at the largest. */
const stride = 2;

/** Numbers of steps at which the update's curve has a corner: evenly spaced on a logarithmic axis. */
const corners = 120;

/** Below this width the update's panel has little room, beside its curves and for its labels, in pixels. */
const narrow = 350;

const thousands = format(",");

const grid = {stroke: "var(--rule)", strokeOpacity: 0.6};

/** A length so many steps from the loss. */
interface Point {
  readonly steps: number;
  readonly log10: number;
}

/** The gradient's way to the ends of float32 and float64, and the update that follows from it. */
export function drawExplosion(
  explosions: readonly Explosion[],
  state: ExplosionState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {first, second} = twoPanels({width, height}, {beside: 0.6, under: 0.58});
  const frame = ({width, height}: StageSize) => ({
    ...{width, height, document},
    ...{marginTop: 26, marginRight: 16, marginBottom: 38, marginLeft: 48}
  });
  return panels(
    [
      {...first, plot: drawGradient(explosions, state, frame(first))},
      {...second, plot: drawUpdate(explosions, state, frame(second))}
    ],
    {width, height, document}
  );
}

/** log10 of ‖∂J/∂h_{T−k}‖ against k, and where either arithmetic ends. */
function drawGradient(explosions: readonly Explosion[], {back}: ExplosionState, frame: Plot.PlotOptions): Element {
  const {lowest, tops} = gradientAxis;
  const steps = explosions[0].float64.length;
  const largest = Math.max(...explosions.flatMap(({float64}) => float64.filter(Number.isFinite)));
  const top = tops.find((top) => Math.log10(largest) < top) ?? tops[tops.length - 1];
  const spacing = top > 100 ? 50 : 20;
  const ticks = range(Math.ceil(lowest / spacing) * spacing, top + 1, spacing);
  return Plot.plot({
    ...frame,
    x: {domain: [0, steps], label: "steps back from the loss, k", ticks: 5, tickSize: 4},
    y: {domain: [lowest, top], label: "length of the gradient ∂J/∂h", ticks, tickFormat: powerOfTen, tickSize: 0},
    marks: [
      Plot.gridY(ticks, grid),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      // float64's words on the side where a curve that reaches it is still far below.
      endOf("float32", top, {x: steps, textAnchor: "end", dx: -2}),
      endOf("float64", top, {x: 0, textAnchor: "start", dx: 4}),
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      explosions.map((explosion) => gradientCurve(explosion, {steps, back, top}))
    ]
  });
}

/** Where an arithmetic has no larger number: a line with its name, where the picture reaches so far. */
function endOf(arithmetic: keyof typeof ends, top: number, place: Plot.TextOptions): Plot.Markish {
  const {largest, words} = ends[arithmetic];
  const y = Math.log10(largest);
  if (y >= top) return null;
  return [
    Plot.ruleY([y], {stroke: "var(--gradient)", strokeWidth: 1.25, strokeDasharray: "4 3"}),
    plotText(`${arithmetic} ends at ${words}`, {...place, y, dy: -8, fill: "var(--gradient)"})
  ];
}

function gradientCurve(
  {network, float64, float32}: Explosion,
  {steps, back, top}: {steps: number; back: number; top: number}
): Plot.Markish {
  const {lowest} = gradientAxis;
  const points = float64
    .map((length, steps) => ({steps, log10: Math.log10(length)}))
    .filter((point) => Number.isFinite(point.log10) && (point.steps % stride === 0 || point.steps === steps - 1));
  const inside = points.filter(({log10}) => log10 >= lowest && log10 <= top);
  const here = points.find(({steps, log10}) => steps === back - (back % stride) && log10 >= lowest);
  const isLinear = network === "linear";
  const named = inside[isLinear ? Math.floor(0.55 * inside.length) : inside.length - 1];
  const [line, ...marks] = curve(network, {points, here, named, dx: -8, dy: isLinear ? -10 : 12});
  return [line, crosses(points, [float32, float64], {colour: networkStyles[network].colour, steps}), marks];
}

/** The last length before an entry is Inf, in each arithmetic, and after how many steps that is. */
function crosses(
  points: readonly Point[],
  arithmetics: readonly (readonly number[])[],
  {colour, steps}: {colour: string; steps: number}
): Plot.Markish {
  const last = arithmetics.flatMap((lengths) => {
    const at = overflowsAt(lengths);
    const point = points.findLast(({steps}) => at !== undefined && steps < at);
    return point ? [{...point, words: `Inf at ${at}`, left: point.steps > steps / 2}] : [];
  });
  return [
    Plot.dot(last, {x: "steps", y: "log10", symbol: "times", r: 6, stroke: colour, strokeWidth: 2.5}),
    // On the side where there is room; should they meet, those of float32 are on top.
    last.toReversed().map(({steps, log10, words, left}) =>
      plotText(words, {
        ...{x: steps, y: log10, fill: colour, textAnchor: left ? "end" : "start"},
        ...{dx: left ? 28 : 10, dy: left ? 34 : 12}
      })
    )
  ];
}

/** How long ηg is in lengths of Wₓ, against how many steps the gradient is summed over; both axes logarithmic. */
function drawUpdate(
  explosions: readonly Explosion[],
  {back, rate}: ExplosionState,
  frame: Plot.PlotOptions & StageSize
): Element {
  const {lowest, highest} = updateAxis;
  const most = explosions[0].float64.length;
  const short = frame.width < narrow;
  return Plot.plot({
    ...frame,
    x: {
      type: "log",
      domain: [1, most],
      label: short ? "steps summed over" : "steps that the gradient is summed over",
      ticks: [1, 10, 100, 1000].filter((tick) => tick <= most),
      tickFormat: thousands,
      tickSize: 4
    },
    y: {
      domain: [lowest, highest],
      label: `${short ? "" : "length of the "}update ηg, in lengths of Wₓ`,
      ticks: [-6, -3, 0, 3, 6, 9],
      tickFormat: powerOfTen,
      tickSize: 0
    },
    marks: [
      Plot.gridY([-6, -3, 3, 6, 9], grid),
      Plot.ruleY([0], {stroke: "var(--unclipped)", strokeWidth: 1.25, strokeDasharray: "4 3"}),
      // In two lines where one would be so long that it meets the tanh network's curve.
      plotText(short ? "as long as\nthe weights" : "as long as the weights", {
        ...{x: most, y: 0, textAnchor: "end", lineAnchor: "top", dx: -2, dy: 5, fill: "var(--unclipped)"}
      }),
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      explosions.map((explosion) => updateCurve(explosion, {rate, back, most}))
    ]
  });
}

function updateCurve(explosion: Explosion, {rate, back, most}: {rate: number; back: number; most: number}) {
  const {lowest, highest} = updateAxis;
  const counts = Array.from({length: corners}, (_, k) => Math.round(most ** (k / (corners - 1))));
  const point = (steps: number): Point => ({steps, log10: Math.log10(updateAt(explosion, steps, rate))});
  const isInside = ({log10}: Point): boolean => log10 >= lowest && log10 <= highest;
  const points = [...new Set(counts)].map(point).filter(({log10}) => Number.isFinite(log10));
  const named = points.findLast(isInside);
  const leaves = named !== points[points.length - 1];
  const here = [point(back)].find(isInside);
  return curve(explosion.network, {points, here, named, dx: leaves ? -8 : -4, dy: leaves ? 8 : -12});
}

/** A network's curve, its mark at the place that is looked at, and its name. */
function curve(
  network: NetworkName,
  {
    points,
    here,
    named,
    dx,
    dy
  }: {points: Point[]; here: Point | undefined; named: Point | undefined; dx: number; dy: number}
): Plot.Markish[] {
  const {colour, dash, mark} = networkStyles[network];
  const at = {x: "steps", y: "log10"};
  const dot = {r: 4.5, symbol: mark, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5};
  return [
    Plot.line(points, {...at, stroke: colour, strokeWidth: 2, strokeDasharray: dash, clip: true}),
    here && Plot.dot([here], {...at, ...dot}),
    named &&
      plotText(network, {
        ...{x: named.steps, y: named.log10, textAnchor: "end", dx, dy, fill: colour, fontWeight: 600}
      })
  ];
}
