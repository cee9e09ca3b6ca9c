import * as Plot from "@observablehq/plot";
import {format, range, scaleLinear, scaleLog} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import {twoPanels} from "../../frame/picture/twoPanels.js";
import {overflowsAt, updateAt, type Explosion, type NetworkName} from "./explode.js";
import {drawLabel, freeLabel, namesAlong, type Label} from "../../frame/picture/freeLabel.js";

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

const margins = {marginTop: 26, marginRight: 20, marginBottom: 38, marginLeft: 48};

type Frame = StageSize & typeof margins & {readonly document: Document};

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
  const frame = ({width, height}: StageSize): Frame => ({width, height, document, ...margins});
  return panels(
    [
      {...first, plot: drawGradient(explosions, state, frame(first))},
      {...second, plot: drawUpdate(explosions, state, frame(second))}
    ],
    {width, height, document}
  );
}

/** From steps and log10 to pixels within the frame. */
interface Scales {
  readonly size: StageSize;
  readonly x: (steps: number) => number;
  readonly y: (log10: number) => number;
}

function scalesOf(frame: Frame, x: "linear" | "log", steps: number, decades: readonly [number, number]): Scales {
  const width = frame.width - frame.marginLeft - frame.marginRight;
  const height = frame.height - frame.marginTop - frame.marginBottom;
  return {
    size: {width, height},
    x: x === "log" ? scaleLog([1, steps], [0, width]) : scaleLinear([0, steps], [0, width]),
    y: scaleLinear(decades, [height, 0])
  };
}

/** log10 of ‖∂J/∂h_{T−k}‖ against k, and where either arithmetic ends. */
function drawGradient(explosions: readonly Explosion[], {back}: ExplosionState, frame: Frame): Element {
  const {lowest, tops} = gradientAxis;
  const steps = explosions[0].float64.length;
  const largest = Math.max(...explosions.flatMap(({float64}) => float64.filter(Number.isFinite)));
  const top = tops.find((top) => Math.log10(largest) < top) ?? tops[tops.length - 1];
  const scales = scalesOf(frame, "linear", steps, [lowest, top]);
  const spacing = top > 100 ? 50 : 20;
  const ticks = range(Math.ceil(lowest / spacing) * spacing, top + 1, spacing);
  const curves = explosions.map((explosion) => gradientCurve(explosion, {steps, back, top}));
  const arithmetics = (["float32", "float64"] as const).filter((one) => Math.log10(ends[one].largest) < top);
  const words = [
    ...arithmetics.map((one) => endLabel(one, scales)),
    ...curves.flatMap(({crosses}) => crosses.map((cross) => crossLabel(cross, scales)))
  ];
  return Plot.plot({
    ...frame,
    x: {domain: [0, steps], label: "steps back from the loss, $k$", ticks: 5, tickSize: 4},
    y: {domain: [lowest, top], label: "length of the gradient ∂J/∂h", ticks, tickFormat: powerOfTen, tickSize: 0},
    marks: [
      Plot.gridY(ticks, grid),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.ruleY(arithmetics, {
        ...{y: (one: keyof typeof ends) => Math.log10(ends[one].largest), stroke: "var(--gradient)"},
        ...{strokeWidth: 1.25, strokeDasharray: "4 3"}
      }),
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      curves.map(drawCurve),
      curves.map(({crosses}) =>
        Plot.dot(crosses, {
          ...{x: "steps", y: "log10", symbol: "times", r: 6, strokeWidth: 2.5, stroke: (cross: Cross) => cross.fill}
        })
      ),
      // Should they meet, those of float32 are on top.
      [...words.toReversed(), ...namesOf(curves, words, scales)].map(drawLabel)
    ]
  });
}

/** Where an arithmetic has no larger number: float64's words on the side where a curve that reaches it is still far below. */
function endLabel(arithmetic: keyof typeof ends, {size, y}: Scales): Label {
  const {largest, words} = ends[arithmetic];
  const place =
    arithmetic === "float32"
      ? ({x: size.width - 2, textAnchor: "end"} as const)
      : ({x: 4, textAnchor: "start"} as const);
  return {
    ...{words: `${arithmetic} ends at ${words}`, fill: "var(--gradient)"},
    ...{...place, y: y(Math.log10(largest)) - 8}
  };
}

/** A network's curve, the place on it that is looked at, and how its name is tried along it. */
interface Curve {
  readonly network: NetworkName;
  readonly points: readonly Point[];
  readonly here: Point | undefined;
  /** The points in the picture, and the share of them at which the name would be best. */
  readonly inside: readonly Point[];
  readonly named: number;
  /** The part of formulas that it is: src/frame/lightSymbols.ts. */
  readonly symbol?: string | undefined;
}

/** The last length before an entry is Inf in an arithmetic. */
interface Cross extends Point {
  readonly words: string;
  readonly fill: string;
  /** Whether there is more room to the left of it. */
  readonly left: boolean;
}

function gradientCurve(
  {network, float64, float32}: Explosion,
  {steps, back, top}: {steps: number; back: number; top: number}
): Curve & {readonly crosses: readonly Cross[]} {
  const {lowest} = gradientAxis;
  const points = float64
    .map((length, steps) => ({steps, log10: Math.log10(length)}))
    .filter((point) => Number.isFinite(point.log10) && (point.steps % stride === 0 || point.steps === steps - 1));
  const here = points.find(({steps, log10}) => steps === back - (back % stride) && log10 >= lowest);
  const crosses = [float32, float64].flatMap((lengths): Cross[] => {
    const at = overflowsAt(lengths);
    const point = points.findLast(({steps}) => at !== undefined && steps < at);
    if (!point) return [];
    return [{...point, words: `Inf at ${at}`, fill: networkStyles[network].colour, left: point.steps > steps / 2}];
  });
  const inside = points.filter(({log10}) => log10 >= lowest && log10 <= top);
  const isLinear = network === "linear";
  return {
    network,
    points,
    here,
    inside,
    named: isLinear ? 0.55 : 0.92,
    crosses,
    symbol: isLinear ? "gradient" : undefined
  };
}

function crossLabel({steps, log10, words, fill, left}: Cross, {x, y}: Scales): Label {
  const textAnchor = left ? "end" : "start";
  return {words, fill, textAnchor, x: x(steps) + (left ? 28 : 10), y: y(log10) + (left ? 34 : 12)};
}

/** How long ηg is in lengths of Wₓ, against how many steps the gradient is summed over; both axes logarithmic. */
function drawUpdate(explosions: readonly Explosion[], {back, rate}: ExplosionState, frame: Frame): Element {
  const {lowest, highest} = updateAxis;
  const most = explosions[0].float64.length;
  const short = frame.width < narrow;
  const scales = scalesOf(frame, "log", most, [lowest, highest]);
  const curves = explosions.map((explosion) => updateCurve(explosion, {rate, back, most}));
  const weights: Label = {
    // In two lines where one would be so long that it meets the tanh network's curve.
    ...{words: short ? "as long as\nthe weights" : "as long as the weights", fill: "var(--unclipped)"},
    ...{x: scales.size.width - 2, y: scales.y(0) + (short ? 18 : 11), textAnchor: "end"}
  };
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
      label: `${short ? "" : "length of the "}update η$g$, in lengths of W_x`,
      ticks: [-6, -3, 0, 3, 6, 9],
      tickFormat: powerOfTen,
      tickSize: 0
    },
    marks: [
      Plot.gridY([-6, -3, 3, 6, 9], grid),
      Plot.ruleY([0], {stroke: "var(--unclipped)", strokeWidth: 1.25, strokeDasharray: "4 3"}),
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      curves.map(drawCurve),
      [weights, ...namesOf(curves, [weights], scales)].map(drawLabel)
    ]
  });
}

function updateCurve(explosion: Explosion, {rate, back, most}: {rate: number; back: number; most: number}): Curve {
  const {lowest, highest} = updateAxis;
  const counts = Array.from({length: corners}, (_, k) => Math.round(most ** (k / (corners - 1))));
  const point = (steps: number): Point => ({steps, log10: Math.log10(updateAt(explosion, steps, rate))});
  const isInside = ({log10}: Point): boolean => log10 >= lowest && log10 <= highest;
  const points = [...new Set(counts)].map(point).filter(({log10}) => Number.isFinite(log10));
  const here = [point(back)].find(isInside);
  return {network: explosion.network, points, here, inside: points.filter(isInside), named: 0.9};
}

/** The curves' names, each where it is free of what stands in the panel. */
function namesOf(curves: readonly Curve[], words: readonly Label[], {size, x, y}: Scales): Label[] {
  const names: Label[] = [];
  for (const {network, inside, named} of curves) {
    const places = inside.map(({steps, log10}) => ({x: x(steps), y: y(log10)}));
    const style = {words: network, fill: networkStyles[network].colour, fontWeight: 600};
    const name = freeLabel(namesAlong(places, style, named), [...words, ...names], size);
    if (name) names.push(name);
  }
  return names;
}

/** A network's curve, and its mark at the place that is looked at. */
function drawCurve({network, points, here, symbol}: Curve): Plot.Markish[] {
  const {colour, dash, mark} = networkStyles[network];
  const at = {x: "steps", y: "log10"};
  const dot = {r: 4.5, symbol: mark, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5};
  return [
    Plot.line(points, {...at, stroke: colour, strokeWidth: 2, strokeDasharray: dash, clip: true, ...drawnAs(symbol)}),
    here && Plot.dot([here], {...at, ...dot})
  ];
}
