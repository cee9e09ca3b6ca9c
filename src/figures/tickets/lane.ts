import * as Plot from "@observablehq/plot";
import {cellStyles} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {superscript} from "../../frame/superscript.js";
import {percent} from "../../frame/percent.js";
import {marginLeft, wordScale, type Layout} from "./layout.js";
import type {NetworkReading} from "./reading.js";

/** Exponents of ten between which gradients are drawn: the same for all texts and networks. */
const gradientRange = {low: -17, high: 3.5} as const;

const exponents = [-15, -10, -5, 0];

interface LaneOptions {
  readonly layout: Layout;
  /** The place of the noun, and the noun itself. */
  readonly mention: number;
  readonly noun: string;
  readonly width: number;
  readonly document: Document;
}

/** The gradient of one network's prediction at each word of the text, as bars up from the floor. */
export function drawLane(
  {cell, gradient, p, best}: NetworkReading,
  {layout, mention, noun, width, document}: LaneOptions
): Element {
  const {label, colour} = cellStyles[cell];
  const {low, high} = gradientRange;
  const bars = gradient.map((length, at) => ({at, length, top: Math.min(high, Math.max(low, Math.log10(length)))}));
  const right = best.word === noun;
  const own = `${noun} ${percent(p)}`;
  const others = right ? own : `${best.word} ${percent(best.p)}, ${own}`;
  const says = layout.compact ? others : `says ${others}`;
  return Plot.plot({
    ...{document, width, height: layout.laneHeight},
    ...{marginLeft, marginRight: width - layout.barsRight, marginTop: 22, marginBottom: 4},
    x: wordScale(gradient.length),
    y: {domain: [low, high], axis: null},
    marks: [
      Plot.gridY(exponents, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.axisY(exponents, {
        ...{tickFormat: (d: number) => (d === 0 ? "1" : `10${superscript(d)}`), tickSize: 3, label: null}
      }),
      Plot.ruleY([low], {stroke: "var(--muted)"}),
      Plot.rect(bars, {
        ...{x1: ({at}: {at: number}) => at - 0.36, x2: ({at}: {at: number}) => at + 0.36, y1: low, y2: "top"},
        ...{fill: colour, fillOpacity: ({at}: {at: number}) => (at === mention ? 1 : 0.42)}
      }),
      Plot.text([bars[mention]], {
        ...{x: "at", y: "top", dy: -7, text: ({length}: {length: number}) => powerOfTen(Math.log10(length))},
        ...{fill: colour, stroke: "var(--paper)", strokeWidth: 3, fontWeight: 600}
      }),
      Plot.text([label], {...title, fill: colour, fontWeight: 600}),
      Plot.text([says], {...title, dx: 76, fill: right ? colour : "var(--ink)"})
    ]
  });
}

const title = {frameAnchor: "top-left", dy: -17, textAnchor: "start"} as const;

/** The probability of each noun as the last word, as bars from 0 to 1. */
export function drawNouns(
  {cell, nouns}: NetworkReading,
  {noun, width, height, document}: {noun: string; width: number; height: number; document: Document}
): Element {
  const {colour} = cellStyles[cell];
  const due = ({noun: word}: {noun: string}) => word === noun;
  return Plot.plot({
    ...{document, width, height, marginLeft: 52, marginRight: 42, marginTop: 8, marginBottom: 4},
    x: {domain: [0, 1], axis: null},
    y: {domain: nouns.map(({noun}) => noun), axis: null, padding: 0.25},
    marks: [
      Plot.barX(nouns, {y: "noun", x1: 0, x2: "p", fill: colour, fillOpacity: (d) => (due(d) ? 1 : 0.42)}),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      [true, false].map((which) =>
        Plot.text(
          nouns.filter((each) => due(each) === which),
          {
            ...{y: "noun", x: 0, dx: -5, text: "noun", textAnchor: "end"},
            ...(which ? {fontWeight: 600, fill: colour} : {fill: "var(--muted)"})
          }
        )
      ),
      Plot.text(
        nouns.filter(({p}) => p >= 0.005),
        {
          ...{y: "noun", x: "p", dx: 4, text: ({p}: {p: number}) => percent(p, ">")},
          ...{textAnchor: "start", fill: "var(--muted)"}
        }
      )
    ]
  });
}
