import * as Plot from "@observablehq/plot";
import type {TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import {marginLeft, wordScale, type Layout} from "./layout.js";

/** Below so many pixels a word, only the noun is written. */
const smallest = 8.5;

/** Words after the filler and before the one that is due: "so she finally printed her". */
const closing = 5;

/** The words under their bars, from top to bottom, and the blank that is to be filled. */
export function drawText(
  {words, mention, due}: TicketsText,
  {width, document, layout}: {width: number; document: Document; layout: Layout}
): Element {
  const each = (layout.barsRight - marginLeft) / due;
  const legible = each >= smallest;
  const all = words.slice(0, due).map((word, at) => ({word, at}));
  const anchors = {frameAnchor: "top", textAnchor: "end", lineAnchor: "middle"} as const;
  const column = {x: "at", text: "word", rotate: -90, ...anchors} as const;
  const filler = {from: mention + 1.6, to: due - closing - 0.6, words: due - closing - mention - 2};
  return Plot.plot({
    ...{document, width, height: layout.curvesTop - layout.wordsTop},
    ...{marginLeft, marginRight: width - layout.barsRight, marginTop: 4, marginBottom: 0},
    x: wordScale(due),
    y: {axis: null, domain: [0, 1]},
    marks: [
      Plot.text(legible ? all.filter(({at}) => at !== mention) : [], {
        ...{...column, fontSize: Math.min(11.5, each + 1), fill: "var(--muted)"}
      }),
      Plot.text(all.slice(mention, mention + 1), {...column, fontSize: 11.5, fill: "var(--ink)", fontWeight: 700}),
      legible
        ? []
        : [
            Plot.ruleY([0.86], {x1: filler.from, x2: filler.to, stroke: "var(--muted)"}),
            Plot.text([`${filler.words} words of filler`], {
              x: (filler.from + filler.to) / 2,
              y: 0.7,
              fill: "var(--muted)"
            })
          ]
    ]
  });
}
