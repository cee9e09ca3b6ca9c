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
import {grown, overflowsAt, type Explosion, type ExplosionState, type Fan, type NetworkName} from "./explode.js";
import type {Shown} from "./view.js";

/** log10 of float32's largest number. */
const float32End = Math.log10((2 - 2 ** -23) * 2 ** 127);

/** Where the axis may end, in decades: as little as holds all curves. */
const floors = [-10, -20, -40];
const tops = [10, 25, 45, 80];

/** Every how many steps a curve has a corner: finer than the eye. */
const stride = 2;

/** log10 of ‖∂J/∂h_{T−k}‖ against k in every draw, the picked one stronger, and where float32 ends. */
export function drawGradient({picked, fans}: Shown, state: ExplosionState, frame: Frame): Element {
  const {back} = state;
  const steps = picked[0].float64.length;
  const [lowest, top] = domainOf([fans.linear, fans.tanh]);
  const scales = scalesOf(frame, "linear", steps, [lowest, top]);
  const spacing = top - lowest > 45 ? 20 : 10;
  const ticks = range(Math.ceil(lowest / spacing) * spacing, top + 1, spacing);
  const seen = picked.filter(({network}) => state.shown || network === "linear");
  const curves = seen.map((explosion) => gradientCurve(explosion, {steps, back, domain: [lowest, top]}));
  const words = [
    ...curves.flatMap(({crosses}) => crosses.map((cross) => crossLabel(cross, scales))),
    ...(top > float32End ? [endLabel(scales)] : []),
    ...countLabels(fans.tanh, state, scales)
  ];
  return Plot.plot({
    ...frame,
    x: {domain: [0, steps], label: "steps back from the loss, $k$", ticks: 5, tickSize: 4},
    y: {domain: [lowest, top], label: "length of the gradient ∂J/∂h", ticks, tickFormat: powerOfTen, tickSize: 0},
    marks: [
      Plot.gridY(ticks, grid),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      top > float32End
        ? Plot.ruleY([float32End], {stroke: "var(--gradient)", strokeWidth: 1.25, strokeDasharray: "4 3"})
        : null,
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      seen.map(({network}) => fanLines(fans[network], network)),
      curves.map(drawCurve),
      curves.map(({crosses}) =>
        Plot.dot(crosses, {
          ...{x: "steps", y: "log10", symbol: "times", r: 6, strokeWidth: 2.5, stroke: (cross: Cross) => cross.fill}
        })
      ),
      [...words, ...namesOf(curves, words, scales)].map(drawLabel)
    ]
  });
}

/** The ends of the axis that hold all curves, whether they are shown or not: it does not move when the answer comes. */
function domainOf(fans: readonly Fan[]): [number, number] {
  const all = fans.flat(2);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const holding = (ends: readonly number[], holds: (end: number) => boolean): number =>
    ends.find(holds) ?? ends[ends.length - 1];
  return [holding(floors, (end) => end < least), holding(tops, (end) => end > most)];
}

function fanLines(fan: Fan, network: NetworkName): Plot.Markish {
  const points = fan.flatMap((lengths, draw) =>
    lengths.flatMap((log10, steps) => (steps % (2 * stride) === 0 ? [{draw, steps, log10}] : []))
  );
  return Plot.line(points, {
    ...{x: "steps", y: "log10", z: "draw", stroke: networkStyles[network].colour},
    ...{strokeWidth: 1, strokeOpacity: 0.5, clip: true}
  });
}

/** What was guessed, and once it is shown what is so: where curves that begin at 1 come last. */
function countLabels(tanh: Fan, {guess, back, shown}: ExplosionState, {size}: Scales): Label[] {
  const of = (count: number): string => `${count} of ${tanh.length} above 1`;
  const bottom = {x: 4, y: size.height - 10, textAnchor: "start"} as const;
  const told: Label = {...bottom, words: `your guess: ${of(guess)}`, fill: "var(--guess)"};
  if (!shown) return [told];
  const words = `tanh, k = ${back}: ${of(grown(tanh, back))}`;
  return [
    {...told, y: bottom.y - 16},
    {...bottom, words, fill: networkStyles.tanh.colour}
  ];
}

/** Where float32 has no larger number. */
function endLabel({y}: Scales): Label {
  return {words: "float32 ends", fill: "var(--gradient)", textAnchor: "start", x: 4, y: y(float32End) - 8};
}

/** The last length before an entry is Inf in float32. */
interface Cross extends Point {
  readonly words: string;
  readonly fill: string;
}

function gradientCurve(
  {network, float64, float32}: Explosion,
  {steps, back, domain: [lowest, top]}: {steps: number; back: number; domain: readonly [number, number]}
): Curve & {readonly crosses: readonly Cross[]} {
  const points = float64
    .map((length, steps) => ({steps, log10: Math.log10(length)}))
    .filter((point) => Number.isFinite(point.log10) && (point.steps % stride === 0 || point.steps === steps - 1));
  const here = points.find(({steps, log10}) => steps === back - (back % stride) && log10 >= lowest);
  const at = overflowsAt(float32);
  const last = points.filter(({steps}) => at !== undefined && steps < at).at(-1);
  const isLinear = network === "linear";
  return {
    ...{network, points, here, named: isLinear ? 0.5 : 0.9},
    inside: points.filter(({log10}) => log10 >= lowest && log10 <= top),
    crosses: last ? [{...last, words: `Inf at ${at}`, fill: networkStyles[network].colour}] : [],
    symbol: isLinear ? "gradient" : undefined
  };
}

function crossLabel({steps, log10, words, fill}: Cross, {x, y, size}: Scales): Label {
  const left = x(steps) > 0.7 * size.width;
  return {
    words,
    fill,
    textAnchor: left ? "end" : "start",
    x: x(steps) + (left ? -10 : 10),
    y: y(log10) + (left ? -2 : 12)
  };
}
