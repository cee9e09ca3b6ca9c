import * as Plot from "@observablehq/plot";
import type {RealTextReader} from "./readings.js";
import {cellStyles} from "../../frame/palette.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {superscript} from "../../frame/superscript.js";

const [marginTop, marginBottom, marginRight] = [24, 36, 78];

/** The gradient's length against distance, a median over places, and where it is a thousandth of the nearest. */
export function drawCurves(
  readers: readonly RealTextReader[],
  {width, height, document}: {width: number; height: number; document: Document}
): Element {
  const low = -18;
  const high = 1;
  const [{curve: first, cut}] = readers;
  const longest = first.length;
  const inner = height - marginTop - marginBottom;
  const ends = readers.map(({curve}) => ((high - (curve.at(-1)?.median ?? low)) / (high - low)) * inner);
  const places = spreadApart(ends, 14, [0, inner]);
  return Plot.plot({
    ...{document, width, height, marginLeft: 42, marginRight, marginTop, marginBottom},
    x: {domain: [0, longest], label: "characters back", labelArrow: "right", ticks: 5, tickSize: 4},
    y: {
      ...{domain: [low, high], label: "length of the gradient", ticks: [0, -5, -10, -15]},
      tickFormat: (power: number) => (power === 0 ? "1" : `10${superscript(power)}`)
    },
    marks: [
      Plot.gridY([0, -5, -10, -15], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleX([cut], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
      Plot.text([`training: ${cut}`], {
        ...{x: cut, frameAnchor: "bottom", textAnchor: "end", dx: -4, dy: -6, fill: "var(--bound)"}
      }),
      readers.map(({cell, curve, reach}, k) => {
        const {label, colour, dash, mark} = cellStyles[cell];
        return [
          Plot.areaY(curve, {x: "distance", y1: "low", y2: "high", fill: colour, fillOpacity: 0.13}),
          Plot.line(curve, {x: "distance", y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
          Plot.dot(
            curve.filter(({distance}) => distance === reach.median),
            {x: "distance", y: "median", symbol: mark, r: 4, fill: colour, stroke: "var(--paper)"}
          ),
          Plot.text([label], {
            ...{frameAnchor: "top-right", textAnchor: "start", dx: 6, dy: places[k] - 5},
            ...{fill: colour, fontWeight: 600}
          })
        ];
      })
    ]
  });
}
