import * as Plot from "@observablehq/plot";
import {format} from "d3";
import {runs, type RunName} from "../../frame/picture/clippedRuns.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {superscript} from "../../frame/words/superscript.js";
import {foldsAt} from "./basins.js";
import type {LossCliffData, LossCliffSettings} from "./experiment.js";
import type {PanelFrame} from "./map.js";
import type {Cut, Race, Run} from "./race.js";
import {wallBetween, type SlicePoint} from "./surface.js";

/** E cannot be more than 0.7² = 0.49; on the surface it is 0.4 at most. */
const lossDomain = [0, 0.42];

/** From below the flats to above the highest wall. */
const normDomain = [1e-3, 1e6];
const decades = [-3, 0, 3, 6];

type Range = LossCliffSettings["b"];

type WalledCut = Cut & {readonly wall: number};

/** The loss along b through each run with the run on it, and under it the length of the gradient. */
export function drawSlices(
  {settings: {b}, surface}: LossCliffData,
  race: Race,
  frames: {loss: PanelFrame; norm: PanelFrame}
): {loss: Element; norm: Element} {
  const cuts = race.cuts.map((cut) => ({...cut, wall: wallBetween(surface, cut.w)}));
  return {loss: drawLoss(b, race, cuts, frames.loss), norm: drawNorm(b, race, cuts, frames.norm)};
}

function drawLoss(b: Range, race: Race, cuts: readonly WalledCut[], frame: PanelFrame): Element {
  return Plot.plot({
    ...frame,
    x: xAxis(b, frame),
    y: {domain: lossDomain, label: "loss $E$ along the dotted lines", ticks: 4},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      wallRules(cuts),
      foldMarks(cuts[0], b),
      ...cuts.map(({run, points}) => Plot.line(points, {...lineStyle(run), x: "b", y: "E", ...drawnAs("curves")})),
      ...places("E", b, race)
    ]
  });
}

/** The length of the gradient along b, on a log axis, with the threshold at which it is clipped. */
function drawNorm(b: Range, race: Race, cuts: readonly WalledCut[], frame: PanelFrame): Element {
  const norm = (point: SlicePoint): number => Math.max(point.norm, normDomain[0]);
  return Plot.plot({
    ...frame,
    x: xAxis(b, frame),
    y: {
      type: "log",
      domain: normDomain,
      label: "length of the gradient there",
      ticks: decades.map((decade) => 10 ** decade),
      tickFormat: (norm: number) => (norm === 1 ? "1" : `10${superscript(Math.round(Math.log10(norm)))}`)
    },
    marks: [
      wallRules(cuts),
      Plot.ruleY([race.threshold], {stroke: "var(--clipped)", strokeDasharray: "4 3"}),
      ...cuts.map(({run, points}) => Plot.line(points, {...lineStyle(run), x: "b", y: norm, ...drawnAs("gradient")})),
      plotText(`clipped from ${race.threshold}`, {
        ...{x: b.from, y: race.threshold, textAnchor: "start", dx: 2, dy: -8, fill: "var(--clipped)"}
      }),
      ...wallLabels(cuts, b),
      ...places("norm", b, race)
    ]
  });
}

function xAxis(b: Range, {width}: PanelFrame): Plot.ScaleOptions {
  return {domain: [b.from, b.to], label: "bias $b$", ticks: width < 300 ? 3 : 5};
}

function lineStyle(run: RunName): Plot.LineOptions {
  const {colour, dash, width} = runs[run];
  return {stroke: colour, strokeWidth: width, strokeDasharray: dash};
}

function wallRules(cuts: readonly WalledCut[]): Plot.Markish {
  return Plot.ruleX(cuts, {x: "wall", stroke: "var(--muted)", strokeDasharray: "2 3"});
}

/** The folds at a cut's w, where the loss does not jump, named on the sides away from the wall. */
function foldMarks({w}: Cut, {from, to}: Range): Plot.Markish {
  const folds = foldsAt(w);
  if (!folds) return null;
  const inside = [folds.lower, folds.upper].filter((b) => b > from && b < to);
  return [
    Plot.ruleX(inside, {stroke: "var(--ink)", strokeDasharray: "6 4", strokeOpacity: 0.5}),
    ...inside.map((b) => {
      const left = b === folds.lower;
      return plotText("fold", {
        ...{x: b, y: lossDomain[1], textAnchor: left ? "end" : "start", dx: left ? -5 : 5, dy: 6},
        ...{fontStyle: "italic", fill: "var(--muted)"}
      });
    })
  ];
}

/** Beside its wall: of two, on the side away from the other, of one, where there is more room. */
function wallLabels(cuts: readonly WalledCut[], b: Range): Plot.Markish[] {
  const middle = cuts.length > 1 ? (cuts[0].wall + cuts[1].wall) / 2 : (b.from + b.to) / 2;
  return cuts.map(({run, wall}) => {
    const left = cuts.length > 1 ? wall < middle : wall > middle;
    return Plot.text([`wall at ${format(".3f")(wall)}`], {
      ...{x: wall, y: normDomain[1], textAnchor: left ? "end" : "start", dx: left ? -6 : 6, dy: 6},
      fill: runs[run].colour
    });
  });
}

/** Both runs; one that is beyond the panel points the way from its edge. */
function places(value: "E" | "norm", b: Range, {clipped, unclipped}: Race): Plot.Markish[] {
  return [clipped, unclipped].map((run) => place(value, run, b));
}

function place(value: "E" | "norm", {name, here}: Run, {from, to}: Range): Plot.Markish {
  const {colour, symbol, radius: r} = runs[name];
  const channels = {
    x: Math.min(to, Math.max(from, here.b)),
    y: value === "E" ? here.E : Math.max(here.norm, normDomain[0])
  };
  if (here.b >= from && here.b <= to)
    return Plot.dot([here], {...channels, r, symbol, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5});
  const right = here.b > to;
  const words = value === "norm" && here.norm < normDomain[0] ? `${name}, ${powerOfTen(Math.log10(here.norm))}` : name;
  return plotText(right ? `${words} ▸` : `◂ ${words}`, {
    ...{...channels, textAnchor: right ? "end" : "start", dy: -9, fill: colour, fontWeight: 600}
  });
}
