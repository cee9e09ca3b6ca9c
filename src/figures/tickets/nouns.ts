import * as Plot from "@observablehq/plot";
import type {TicketsReading} from "./reading.js";
import {cellStyles} from "../../frame/palette.js";
import {percent} from "./words.js";

/** The probability of each noun as the last word, as bars from 0 to 1. */
export function drawNouns(
  {cell, nouns}: TicketsReading,
  {noun, width, height, document}: {noun: string; width: number; height: number; document: Document}
): Element {
  const {colour} = cellStyles[cell];
  const due = ({noun: word}: {noun: string}) => word === noun;
  return Plot.plot({
    document,
    width,
    height,
    marginLeft: 52,
    marginRight: 42,
    marginTop: 8,
    marginBottom: 4,
    x: {domain: [0, 1], axis: null},
    y: {domain: nouns.map(({noun}) => noun), axis: null, padding: 0.25},
    marks: [
      Plot.barX(nouns, {y: "noun", x1: 0, x2: "p", fill: colour, fillOpacity: (d) => (due(d) ? 1 : 0.42)}),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      [true, false].map((which) =>
        Plot.text(
          nouns.filter((each) => due(each) === which),
          {
            y: "noun",
            x: 0,
            dx: -5,
            text: "noun",
            textAnchor: "end",
            ...(which ? {fontWeight: 600, fill: colour} : {fill: "var(--muted)"})
          }
        )
      ),
      Plot.text(
        nouns.filter(({p}) => p >= 0.005),
        {
          y: "noun",
          x: "p",
          dx: 4,
          text: ({p}: {p: number}) => percent(p, ">"),
          textAnchor: "start",
          fill: "var(--muted)"
        }
      )
    ]
  });
}
