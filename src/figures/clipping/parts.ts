import * as Plot from "@observablehq/plot";
import {sum} from "d3";
import {plotText} from "../../frame/picture/plotText.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {ruleStyles, sayTurn, type ClippedBy, type PanelFrame} from "./rules.js";

/** Lengths in the picture: what is shorter stands at its edge. */
const domain = [1e-3, 1e3];

const all = "all of g";

/** The longest gradient of the run, parameter by parameter and as a whole, before and, where it is shown, after each rule. */
export function drawParts(clipped: readonly ClippedBy[], shown: boolean, frame: PanelFrame): Element {
  const drawn = shown ? clipped : [];
  const inside = (length: number): number => Math.max(domain[0], length);
  const marks = ({parts, norm}: ClippedBy) =>
    [...parts, {parameter: all, ...norm}].map(({parameter, before, after}) => ({
      parameter,
      before: inside(before),
      after: inside(after)
    }));
  const before = marks(clipped[0]);
  const shift = Math.min(5, (frame.height - 64) / before.length / 4);
  return Plot.plot({
    ...{...frame, marginTop: 42, marginRight: 18, marginBottom: 36, marginLeft: 54},
    x: {
      type: "log",
      domain,
      label: "length of its longest gradient, by parameter",
      ticks: [1e-3, 1e-2, 0.1, 1, 10, 100, 1000],
      tickFormat: (length: number) => powerOfTen(Math.log10(length)),
      tickSize: 4
    },
    y: {type: "point", domain: before.map(({parameter}) => parameter), label: null, tickSize: 0, padding: 0.5},
    marks: [
      Plot.gridX([1e-2, 0.1, 1, 10, 100], {stroke: "var(--rule)", strokeOpacity: 0.6}),
      drawn.map((by, k) => {
        const {colour, symbol} = ruleStyles[by.rule];
        const dy = (k - 1) * shift * 1.6;
        return [
          Plot.ruleY(marks(by), {y: "parameter", x1: "before", x2: "after", stroke: colour, strokeOpacity: 0.6, dy}),
          Plot.dot(marks(by), {x: "after", y: "parameter", symbol, r: 3.5, fill: colour, dy})
        ];
      }),
      Plot.dot(before, {
        ...{x: "before", y: "parameter", r: 4},
        ...{fill: "var(--paper)", stroke: "var(--unclipped)", strokeWidth: 1.75}
      }),
      plotText("before", {
        ...{x: before[before.length - 1].before, y: () => all, textAnchor: "start", dx: 8},
        ...{fill: "var(--unclipped)", fontWeight: 600}
      }),
      legend(drawn, frame.width)
    ]
  });
}

/** Over the panel, each rule with its mark and by how much it turns the whole gradient. */
function legend(clipped: readonly ClippedBy[], width: number): Plot.Markish {
  // Columns as wide as their words, mark and gap included: a narrow panel has no room for equal ones.
  const widths = clipped.map(({rule}) => ruleStyles[rule].label.length + 2);
  const before = (k: number): number => sum(widths.slice(0, k)) / sum(widths);
  return clipped.map((by, k) => {
    const {label, colour, sign} = ruleStyles[by.rule];
    return Plot.text([by], {
      ...{frameAnchor: "top-left", dx: -46 + before(k) * (width - 8), dy: -34, lineAnchor: "top", textAnchor: "start"},
      ...{text: () => `${sign} ${label}\nturned ${sayTurn(by)}`, fill: colour, fontWeight: 600, lineHeight: 1.2}
    });
  });
}
