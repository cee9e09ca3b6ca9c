import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {DescentStep, SlicePoint} from "../experiments/lossCliff.js";
import {wallBetween, type LossCliffData, type Race} from "./lossCliffData.js";
import {margins, type Box} from "./lossCliffLayout.js";
import {runs, type RunName} from "./lossCliffRuns.js";

/** E cannot be more than 0.7² = 0.49; on the surface it is 0.4 at most. */
const lossDomain = [0, 0.42];

/** From below the flats to above the highest wall. */
const normDomain = [1e-3, 1e6];
const superscripts: Readonly<Record<number, string>> = {0.001: "10⁻³", 1: "1", 1000: "10³", 1e6: "10⁶"};

interface Options {
  readonly data: LossCliffData;
  readonly race: Race;
  readonly box: Box;
  readonly document: Document;
}

/** The loss along b, with both runs at their own b and E. */
export function drawLossSlice({data, race, box, document}: Options): Element {
  const wall = wallBetween(data.surface, race.slice.w);
  return Plot.plot({
    ...frame(data, box, document),
    y: {
      domain: lossDomain,
      label: `loss E along the dotted line, w = ${format(".3f")(race.slice.w)}`,
      labelArrow: "up",
      ticks: 4
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      wallRule(wall),
      Plot.line(race.slice.points, {x: "b", y: "E", stroke: "var(--ink)", strokeWidth: 1.5}),
      Plot.text([wall], {
        x: (b: number) => b,
        y: lossDomain[1],
        text: (b: number) => `wall at ${format(".4f")(b)}`,
        textAnchor: "start",
        dx: 5,
        dy: 6,
        fill: "var(--muted)"
      }),
      ...places("E", data, race)
    ]
  });
}

/** The length of the gradient along b, on a log axis, with the threshold at which it is clipped. */
export function drawNormSlice({data, race, box, document}: Options): Element {
  const {threshold} = race;
  return Plot.plot({
    ...frame(data, box, document),
    y: {
      type: "log",
      domain: normDomain,
      label: "length of the gradient",
      labelArrow: "up",
      ticks: Object.keys(superscripts).map(Number),
      tickFormat: (norm: number) => superscripts[norm]
    },
    marks: [
      wallRule(wallBetween(data.surface, race.slice.w)),
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
      Plot.line(race.slice.points, {
        x: "b",
        y: ({norm}: SlicePoint) => Math.max(norm, normDomain[0]),
        stroke: "var(--gradient)",
        strokeWidth: 1.5
      }),
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
    x: {domain: [settings.b.from, settings.b.to], label: "bias b", labelArrow: "right", ticks: 5}
  };
}

function wallRule(wall: number): Plot.Markish {
  return Plot.ruleX([wall], {stroke: "var(--muted)", strokeDasharray: "2 3"});
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
  const {colour, symbol} = runs[name];
  const channels = {
    x: Math.min(to, Math.max(from, here.b)),
    y: value === "E" ? here.E : Math.max(here.norm, normDomain[0])
  };
  if (here.b >= from && here.b <= to)
    return Plot.dot([here], {...channels, r: 5.5, symbol, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5});
  const right = here.b > to;
  const words = here[value] < normDomain[0] ? `${name}, ${powerOfTen(here[value])}` : name;
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
  return `${digit}·10${exponent.replace("+", "").replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)])}`;
}
