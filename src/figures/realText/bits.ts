import * as Plot from "@observablehq/plot";
import {extent, format, median} from "d3";
import type {RealTextReader} from "./readings.js";
import {cellStyles} from "../../frame/palette.js";

const three = format(".3f");

/** Bits a character of held-back text, a mark for each seed, and pale the interval of their median. */
export function drawBits(
  readers: readonly RealTextReader[],
  {width, height, document}: {width: number; height: number; document: Document}
): Element {
  const [low = 2, high = 3] = extent(readers.flatMap(({bits}) => bits));
  const seeds = readers[0].bits.length;
  return Plot.plot({
    ...{document, width, height, marginLeft: 6, marginRight: 14, marginTop: 24, marginBottom: 36},
    x: {
      ...{domain: [low - 0.02, high + 0.02], ticks: 4, tickSize: 4},
      ...{label: `bits a character, ${seeds} seeds`, labelArrow: "right"}
    },
    y: {domain: readers.map(({cell}) => cell), axis: null, padding: 0.3},
    marks: [
      Plot.ruleY(readers, {y: "cell", x1: low - 0.02, x2: high + 0.02, stroke: "var(--rule)"}),
      readers.map(({cell, bits, bitsInterval, hiddenSize}) => {
        const {label, colour, mark} = cellStyles[cell];
        const middle = median(bits) ?? low;
        const left = middle - low > (high - low) / 2;
        const words = `${label}, ${hiddenSize} units: ${three(middle)}`;
        return [
          bitsInterval &&
            Plot.ruleY([bitsInterval], {
              ...{y: () => cell, x1: "low", x2: "high", stroke: colour, strokeOpacity: 0.3, strokeWidth: 11}
            }),
          Plot.dot(bits, {
            ...{x: (value: number) => value, y: () => cell, symbol: mark, r: 3.5, stroke: colour, strokeWidth: 1.5}
          }),
          Plot.text([words], {
            ...{y: [cell], dy: -15, fill: colour, stroke: "var(--paper)", strokeWidth: 3},
            ...(left ? {frameAnchor: "right", textAnchor: "end"} : {frameAnchor: "left", textAnchor: "start"})
          })
        ];
      })
    ]
  });
}
