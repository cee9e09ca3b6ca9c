import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Explosion} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {ends, networkStyles, overflowsAt, type Arithmetic, type ExplosionState, type PanelFrame} from "./state.js";

/** The axis in decades: to a little above float32's end, or float64's where a curve goes beyond; and no lower than this. */
const lowest = -60;
const tops = [60, 340];

/** Every how many steps a curve has a corner: finer than a pixel at the largest. */
const stride = 2;

interface Point {
  readonly back: number;
  readonly log10: number;
}

/** log10 of ‖∂J/∂h_{T−k}‖ against k, and where either arithmetic ends. */
export function drawGradient(explosions: readonly Explosion[], {back}: ExplosionState, frame: PanelFrame): Element {
  const steps = explosions[0].float64.length;
  const largest = Math.max(...explosions.flatMap(({float64}) => float64.filter(Number.isFinite)));
  const top = tops.find((top) => Math.log10(largest) < top) ?? tops[tops.length - 1];
  const spacing = top > 100 ? 50 : 20;
  const decades = range(Math.ceil(lowest / spacing) * spacing, top + 1, spacing);
  return Plot.plot({
    ...frame,
    x: {domain: [0, steps], label: "steps back from the loss, k", labelArrow: "right", ticks: 5, tickSize: 4},
    y: {
      domain: [lowest, top],
      label: "length of the gradient ∂J/∂h",
      labelArrow: "up",
      ticks: decades,
      tickFormat: powerOfTen,
      tickSize: 0
    },
    marks: [
      Plot.gridY(decades, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      ...(Object.keys(ends) as Arithmetic[]).map((arithmetic) => endOf(arithmetic, {top, steps})),
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      ...explosions.map((explosion) => curve(explosion, {steps, back, top}))
    ]
  });
}

/** Where an arithmetic has no larger number: a line with its name, where the picture reaches so far. */
function endOf(arithmetic: Arithmetic, {top, steps}: {top: number; steps: number}): Plot.Markish {
  const {largest, words} = ends[arithmetic];
  const end = [Math.log10(largest)].filter((end) => end < top);
  return [
    Plot.ruleY(end, {stroke: "var(--gradient)", strokeWidth: 1.25, strokeDasharray: "4 3"}),
    Plot.text(end, {
      // float64's on the side where a curve that reaches it is still far below.
      x: arithmetic === "float64" ? 0 : steps,
      y: (end: number) => end,
      text: () => `${arithmetic} ends at ${words}`,
      textAnchor: arithmetic === "float64" ? "start" : "end",
      dy: -8,
      dx: arithmetic === "float64" ? 4 : -2,
      fill: "var(--gradient)",
      stroke: "var(--paper)",
      strokeWidth: 3
    })
  ];
}

function curve(
  {network, float64, float32}: Explosion,
  {steps, back, top}: {steps: number; back: number; top: number}
): Plot.Markish[] {
  const {label, colour, dash, mark} = networkStyles[network];
  const points = float64
    .map((length, back): Point => ({back, log10: Math.log10(length)}))
    .filter(({back, log10}) => Number.isFinite(log10) && (back % stride === 0 || back === steps - 1));
  const inside = points.filter(({log10}) => log10 >= lowest && log10 <= top);
  const named = network === "linear" ? inside[Math.floor(0.55 * inside.length)] : inside[inside.length - 1];
  const at = {x: "back", y: "log10"} as const;
  const halo = {stroke: "var(--paper)", strokeWidth: 3};
  const here = points.filter((point) => point.back === back - (back % stride)).filter(({log10}) => log10 >= lowest);
  return [
    Plot.line(points, {...at, stroke: colour, strokeWidth: 2, strokeDasharray: dash, clip: true}),
    ...crosses(points, [overflowsAt(float32), overflowsAt(float64)], {colour, steps}),
    Plot.dot(here, {...at, r: 4.5, symbol: mark, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5}),
    Plot.text([named], {
      ...at,
      text: () => label,
      textAnchor: "end",
      dx: -8,
      dy: network === "linear" ? -10 : 12,
      fill: colour,
      fontWeight: 600,
      ...halo
    })
  ];
}

/** The last length before an entry is Inf, in float32 and in float64, and after how many steps that is. */
function crosses(
  points: readonly Point[],
  overflows: readonly (number | undefined)[],
  {colour, steps}: {colour: string; steps: number}
): Plot.Markish[] {
  const last = overflows.flatMap((at) => {
    const point = points.findLast(({back}) => at !== undefined && back < at);
    return point ? [{...point, words: `Inf at ${at}`}] : [];
  });
  return [
    Plot.dot(last, {x: "back", y: "log10", symbol: "times", r: 6, stroke: colour, strokeWidth: 2.5}),
    // On the side where there is room.
    ...([true, false] as const).map((left) =>
      Plot.text(
        last.filter(({back}) => back > steps / 2 === left),
        {
          x: "back",
          y: "log10",
          text: "words",
          textAnchor: left ? "end" : "start",
          dx: left ? 28 : 10,
          dy: left ? 34 : 12,
          fill: colour,
          stroke: "var(--paper)",
          strokeWidth: 3
        }
      )
    )
  ];
}
