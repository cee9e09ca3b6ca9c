import * as Plot from "@observablehq/plot";
import {extent, format, median} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {spreadApart} from "../../frame/picture/spreadApart.js";
import type {StageSize} from "../../frame/stage.js";
import {superscript} from "../../frame/words/superscript.js";
import type {RealTextReader} from "./readings.js";
import type {State} from "./words.js";

type Size = StageSize & {readonly document: Document};

const three = format(".3f");

const [marginTop, marginBottom, marginRight] = [24, 36, 78];

/** A panel that is lower inside says less, in pixels. */
const lowPanel = 60;

/** The gradient's length against distance, a median over places, and where it is a thousandth of the nearest. */
export function drawCurves(
  readers: readonly RealTextReader[],
  {back, shown}: State,
  {width, height, document}: Size
): Element {
  const [low, high] = [-18, 1];
  const [{curve: first, cut}] = readers;
  const longest = first.length;
  const inner = height - marginTop - marginBottom;
  const exponents = inner < lowPanel ? [0, -10] : [0, -5, -10, -15];
  const ends = readers.map(({curve}) => ((high - (curve.at(-1)?.median ?? low)) / (high - low)) * inner);
  const places = spreadApart(ends, 14, [0, inner]);
  return Plot.plot({
    ...{document, width, height, marginLeft: 42, marginRight, marginTop, marginBottom},
    x: {domain: [0, longest], label: "characters back", labelArrow: "right", ticks: 5, tickSize: 4},
    y: {
      ...{domain: [low, high], label: "length of the gradient", ticks: exponents},
      tickFormat: (power: number) => (power === 0 ? "1" : `10${superscript(power)}`)
    },
    marks: [
      Plot.gridY(exponents, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleX([cut], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
      Plot.text([`training: ${cut}`], {
        ...{x: cut, frameAnchor: "bottom", textAnchor: "end", dx: -4, dy: -6, fill: "var(--bound)"}
      }),
      guessMark(back, longest),
      (shown ? readers : []).map(({cell, curve, reach}, k) => {
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

/** Where the reader thinks that a thousandth is left. */
function guessMark(back: number, longest: number): Plot.Markish[] {
  const left = back > longest / 2;
  return [
    Plot.ruleX([back], {stroke: "var(--guess)", strokeWidth: 2}),
    Plot.text(["your guess"], {
      ...{x: back, frameAnchor: "top", dy: 6, dx: left ? -5 : 5, textAnchor: left ? "end" : "start"},
      ...{fill: "var(--guess)", fontWeight: 600, stroke: "var(--paper)", strokeWidth: 3}
    })
  ];
}

/** Bits a character of held-back text, a mark for each seed, and pale the interval of their median. */
export function drawBits(readers: readonly RealTextReader[], {width, height, document}: Size): Element {
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
        const units = height - marginTop - marginBottom < lowPanel ? "" : `, ${hiddenSize} units`;
        const words = `${label}${units}: ${three(middle)}`;
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
