import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {SlicePoint} from "./experiment.js";
import type {DescentStep} from "./descent.js";
import {wallBetween, type Cut, type LossCliffData, type Race} from "./data.js";
import type {Box} from "../../frame/box.js";
import {margins} from "./layout.js";
import {runs, type RunName} from "../../frame/clippedRuns.js";
import {superscript} from "../../frame/superscript.js";

/** E cannot be more than 0.7² = 0.49; on the surface it is 0.4 at most. */
const lossDomain = [0, 0.42];

/** From below the flats to above the highest wall. */
const normDomain = [1e-3, 1e6];
const decades = [-3, 0, 3, 6];

interface Options {
  readonly data: LossCliffData;
  readonly race: Race;
  readonly box: Box;
  readonly document: Document;
}

/** The loss along b through each run, with the run on it. */
export function drawLossSlice({data, race, box, document}: Options): Element {
  return Plot.plot({
    ...frame(data, box, document),
    y: {domain: lossDomain, label: "loss E along the dotted lines", labelArrow: "up", ticks: 4},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      wallRules(data, race),
      ...race.cuts.map(({run, points}) => Plot.line(points, {...lineStyle(run), x: "b", y: "E"})),
      ...places("E", data, race)
    ]
  });
}

/** The length of the gradient along b, on a log axis, with the threshold at which it is clipped. */
export function drawNormSlice({data, race, box, document}: Options): Element {
  const {threshold, cuts} = race;
  const norm = (point: SlicePoint): number => Math.max(point.norm, normDomain[0]);
  return Plot.plot({
    ...frame(data, box, document),
    y: {
      type: "log",
      domain: normDomain,
      label: "length of the gradient there",
      labelArrow: "up",
      ticks: decades.map((decade) => 10 ** decade),
      tickFormat: (norm: number) => (norm === 1 ? "1" : `10${superscript(Math.round(Math.log10(norm)))}`)
    },
    marks: [
      wallRules(data, race),
      Plot.ruleY([threshold], {stroke: "var(--clipped)", strokeDasharray: "4 3"}),
      Plot.text([threshold], {
        x: data.settings.b.to,
        y: (norm: number) => norm,
        text: (norm: number) => `clipped from ${norm}`,
        textAnchor: "end",
        dy: -7,
        dx: -2,
        fill: "var(--clipped)"
      }),
      ...cuts.map(({run, points}) => Plot.line(points, {...lineStyle(run), x: "b", y: norm})),
      ...wallLabels(cuts, data),
      ...places("norm", data, race)
    ]
  });
}

function frame({settings}: LossCliffData, {width, height}: Box, document: Document): Plot.PlotOptions {
  return {
    ...margins,
    width,
    height,
    document,
    x: {domain: [settings.b.from, settings.b.to], label: "bias b", labelArrow: "right", ticks: width < 300 ? 3 : 5}
  };
}

function lineStyle(run: RunName): Plot.LineOptions {
  const {colour, dash, width} = runs[run];
  return {stroke: colour, strokeWidth: width, strokeDasharray: dash};
}

function wallRules({surface}: LossCliffData, {cuts}: Race): Plot.Markish {
  return Plot.ruleX(cuts, {x: ({w}: Cut) => wallBetween(surface, w), stroke: "var(--muted)", strokeDasharray: "2 3"});
}

/** Beside its wall: of two, on the side away from the other, of one, where there is more room. */
function wallLabels(cuts: readonly Cut[], {settings: {b}, surface}: LossCliffData): Plot.Markish[] {
  const walls = cuts.map(({w}) => wallBetween(surface, w));
  const middle = walls.length > 1 ? (walls[0] + walls[1]) / 2 : (b.from + b.to) / 2;
  return cuts.map(({run}, k) => {
    const left = walls.length > 1 ? walls[k] < middle : walls[k] > middle;
    return Plot.text([walls[k]], {
      x: (wall: number) => wall,
      y: normDomain[1],
      text: (wall: number) => `wall at ${format(".3f")(wall)}`,
      textAnchor: left ? "end" : "start",
      dx: left ? -6 : 6,
      dy: 6,
      fill: runs[run].colour
    });
  });
}

/** Both runs; one that is beyond the panel points the way from its edge. */
function places(value: "E" | "norm", {settings}: LossCliffData, {unclipped, clipped, step}: Race): Plot.Markish[] {
  const at = {clipped: clipped[step], unclipped: unclipped[step]};
  const names: RunName[] = ["clipped", "unclipped"];
  return names.map((name) => place(value, at[name], name, settings.b));
}

function place(
  value: "E" | "norm",
  here: DescentStep,
  name: RunName,
  {from, to}: {from: number; to: number}
): Plot.Markish {
  const {colour, symbol, radius: r} = runs[name];
  const channels = {
    x: Math.min(to, Math.max(from, here.b)),
    y: value === "E" ? here.E : Math.max(here.norm, normDomain[0])
  };
  if (here.b >= from && here.b <= to)
    return Plot.dot([here], {...channels, r, symbol, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5});
  const right = here.b > to;
  const words = value === "norm" && here.norm < normDomain[0] ? `${name}, ${powerOfTen(here[value])}` : name;
  return Plot.text([here], {
    ...channels,
    text: () => (right ? `${words} ▸` : `◂ ${words}`),
    textAnchor: right ? "end" : "start",
    dy: -9,
    fill: colour,
    stroke: "var(--paper)",
    strokeWidth: 3,
    fontWeight: 600
  });
}

/** A number far from 1 as it is written by hand: 7·10⁻¹³. */
function powerOfTen(value: number): string {
  const [digit, exponent] = value.toExponential(0).split("e");
  return `${digit}·10${superscript(Number(exponent))}`;
}
