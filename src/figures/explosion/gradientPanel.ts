import * as Plot from "@observablehq/plot";
import {range} from "d3";
import {drawLabel, type Label} from "../../frame/picture/freeLabel.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {
  drawCurve,
  grid,
  namesOf,
  networkStyles,
  scalesOf,
  type Curve,
  type Frame,
  type Point,
  type Scales
} from "./curve.js";
import {overflowsAt, type Explosion, type ExplosionState} from "./explode.js";

/** The largest finite number of either arithmetic. */
const ends = {
  float32: {largest: (2 - 2 ** -23) * 2 ** 127, words: "3.4·10³⁸"},
  float64: {largest: Number.MAX_VALUE, words: "1.8·10³⁰⁸"}
} as const;

/** The gradient's axis in decades: to a little above float32's end, or float64's where a curve goes beyond. */
const gradientAxis = {lowest: -60, tops: [60, 340]};

/** Every how many steps the gradient's curve has a corner: finer than a pixel at the largest. */
const stride = 2;

/** log10 of ‖∂J/∂h_{T−k}‖ against k, and where either arithmetic ends. */
export function drawGradient(explosions: readonly Explosion[], {back}: ExplosionState, frame: Frame): Element {
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
