import * as Plot from "@observablehq/plot";
import {format} from "d3";
import {drawLabel, type Label} from "../../frame/picture/freeLabel.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {drawCurve, grid, namesOf, scalesOf, type Curve, type Frame, type Point} from "./curve.js";
import {updateAt, type Explosion, type ExplosionState} from "./explode.js";
import type {Shown} from "./view.js";

/** The update's axis in decades: around the length of the weights themselves. */
const updateAxis = {lowest: -6, highest: 9};

/** Numbers of steps at which the update's curve has a corner: evenly spaced on a logarithmic axis. */
const corners = 120;

/** Below this width the update's panel has little room, beside its curves and for its labels, in pixels. */
const narrow = 350;

const thousands = format(",");

/** How long ηg is in lengths of Wₓ in the picked draw, against how many steps the gradient is summed over. */
export function drawUpdate({picked}: Shown, {back, rate, shown}: ExplosionState, frame: Frame): Element {
  const explosions = picked.filter(({network}) => shown || network === "linear");
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
      ticks: [1, 10, 100].filter((tick) => tick <= most),
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
