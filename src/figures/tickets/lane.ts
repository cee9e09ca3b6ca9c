import * as Plot from "@observablehq/plot";
import type {TicketsReading} from "./reading.js";
import {cellStyles} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {superscript} from "../../frame/superscript.js";
import {marginLeft, type TicketsLayout} from "./layout.js";
import {percent} from "./words.js";

/** Exponents of ten between which gradients are drawn: the same for all texts and networks. */
const gradientRange = {low: -17, high: 3.5} as const;

const exponents = [-15, -10, -5, 0];

/** The gradient of one network's prediction at each word of the text, as bars up from the floor. */
export function drawLane(
  {cell, gradient, p, best}: TicketsReading,
  {
    mention,
    noun,
    width,
    document,
    layout
  }: {mention: number; noun: string; width: number; document: Document; layout: TicketsLayout}
): Element {
  const {label, colour} = cellStyles[cell];
  const {low, high} = gradientRange;
  const bars = gradient.map((length, at) => ({at, length, top: Math.min(high, Math.max(low, Math.log10(length)))}));
  const right = best.word === noun;
  const own = `${noun} ${percent(p)}`;
  const others = right ? own : `${best.word} ${percent(best.p)}, ${own}`;
  const says = layout.compact ? others : `says ${others}`;
  return Plot.plot({
    document,
    width,
    height: layout.laneHeight,
    marginLeft,
    marginRight: width - layout.barsRight,
    marginTop: 22,
    marginBottom: 4,
    x: wordScale(gradient.length),
    y: {domain: [low, high], axis: null},
    marks: [
      Plot.gridY(exponents, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.axisY(exponents, {
        tickFormat: (d: number) => (d === 0 ? "1" : `10${superscript(d)}`),
        tickSize: 3,
        label: null
      }),
      Plot.ruleY([low], {stroke: "var(--muted)"}),
      Plot.rect(bars, {
        x1: ({at}: {at: number}) => at - 0.36,
        x2: ({at}: {at: number}) => at + 0.36,
        y1: low,
        y2: "top",
        fill: colour,
        fillOpacity: ({at}: {at: number}) => (at === mention ? 1 : 0.42)
      }),
      Plot.text([bars[mention]], {
        x: "at",
        y: "top",
        dy: -7,
        text: ({length}: {length: number}) => powerOfTen(Math.log10(length)),
        fill: colour,
        stroke: "var(--paper)",
        strokeWidth: 3,
        fontWeight: 600
      }),
      Plot.text([label], {...title, fill: colour, fontWeight: 600}),
      Plot.text([says], {...title, dx: 76, fill: right ? colour : "var(--ink)"})
    ]
  });
}

const title = {frameAnchor: "top-left", dy: -17, textAnchor: "start"} as const;

/** Places of words from left to right. */
export function wordScale(words: number): {domain: [number, number]; axis: null} {
  return {domain: [-0.7, words - 0.3], axis: null};
}
