import * as Plot from "@observablehq/plot";
import type {Explosion} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {networkStyles, updateAt, type ExplosionState, type PanelFrame} from "./state.js";

/** The axis in decades: around the length of the weights themselves. */
const [lowest, highest] = [-6, 9];

/** Below this width a panel has little room, beside its curves and for its labels, in pixels. */
const narrow = 350;

/** Numbers of steps at which the curve has a corner: evenly spaced on a logarithmic axis. */
const corners = 120;

interface Point {
  readonly steps: number;
  readonly log10: number;
}

/** How long ηg is in lengths of Wₓ, against how many steps the gradient is summed over; both axes logarithmic. */
export function drawUpdate(explosions: readonly Explosion[], {back, rate}: ExplosionState, frame: PanelFrame): Element {
  const most = explosions[0].float64.length;
  const short = frame.width < narrow;
  return Plot.plot({
    ...frame,
    x: {
      type: "log",
      domain: [1, most],
      label: short ? "steps summed over" : "steps that the gradient is summed over",
      labelArrow: "right",
      ticks: [1, 10, 100, 1000].filter((tick) => tick <= most),
      tickFormat: (steps: number) => steps.toLocaleString("en-GB"),
      tickSize: 4
    },
    y: {
      domain: [lowest, highest],
      label: `${short ? "" : "length of the "}update ηg, in lengths of Wₓ`,
      labelArrow: "up",
      ticks: [-6, -3, 0, 3, 6, 9],
      tickFormat: powerOfTen,
      tickSize: 0
    },
    marks: [
      Plot.gridY([-6, -3, 3, 6, 9], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--unclipped)", strokeWidth: 1.25, strokeDasharray: "4 3"}),
      Plot.text([0], {
        x: most,
        y: 0,
        // In two lines where one would be so long that it meets the tanh network's curve.
        text: () => (short ? "as long as\nthe weights" : "as long as the weights"),
        textAnchor: "end",
        lineAnchor: "top",
        dx: -2,
        dy: 5,
        fill: "var(--unclipped)",
        stroke: "var(--paper)",
        strokeWidth: 3
      }),
      Plot.ruleX([back], {stroke: "var(--muted)", strokeDasharray: "2 3"}),
      ...explosions.map((explosion) => curve(explosion, {rate, back, most}))
    ]
  });
}

function curve(explosion: Explosion, {rate, back, most}: {rate: number; back: number; most: number}): Plot.Markish[] {
  const {label, colour, dash, mark} = networkStyles[explosion.network];
  const at = {x: "steps", y: "log10"} as const;
  const counts = Array.from({length: corners}, (_, k) => Math.round(most ** (k / (corners - 1))));
  const point = (steps: number): Point => ({steps, log10: Math.log10(updateAt(explosion, steps, rate))});
  const points = [...new Set(counts)].map(point).filter(({log10}) => Number.isFinite(log10));
  const inside = points.filter(({log10}) => log10 >= lowest && log10 <= highest);
  const end = inside.slice(-1);
  const leaves = end[0] !== points[points.length - 1];
  const here = [point(back)].filter(({log10}) => log10 >= lowest && log10 <= highest);
  return [
    Plot.line(points, {...at, stroke: colour, strokeWidth: 2, strokeDasharray: dash, clip: true}),
    Plot.dot(here, {...at, r: 4.5, symbol: mark, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5}),
    Plot.text(end, {
      ...at,
      text: () => label,
      textAnchor: "end",
      dx: leaves ? -8 : -4,
      dy: leaves ? 8 : -12,
      fill: colour,
      fontWeight: 600,
      stroke: "var(--paper)",
      strokeWidth: 3
    })
  ];
}
