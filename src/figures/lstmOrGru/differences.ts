import * as Plot from "@observablehq/plot";
import {format} from "d3";
import type {LstmOrGruPair, LstmOrGruTask} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {cellStyles} from "../../frame/palette.js";
import {differenceText} from "./words.js";

/** Room at both ends of the axis for its last numbers. */
const edge = 30;

/** GRU − LSTM, a ring for each seed, and over them the median with its interval: which side of 0 it is on is the verdict. */
export function drawDifferences(
  task: LstmOrGruTask,
  pair: LstmOrGruPair,
  {width, height, document}: StageSize & {document: Document}
): Element {
  const {differences, median, interval, seeds} = pair;
  const reach = 1.1 * Math.max(...differences.map(Math.abs), Number.MIN_VALUE);
  const ends = [
    {words: "← GRU better", anchor: "left", colour: cellStyles.gru.colour, textAnchor: "start", dx: -edge},
    {words: "LSTM better →", anchor: "right", colour: cellStyles.lstm.colour, textAnchor: "end", dx: edge}
  ] as const;
  return Plot.plot({
    ...{document, width, height, marginTop: 34, marginBottom: 22, marginLeft: edge, marginRight: edge},
    x: {
      domain: [-reach, reach],
      ticks: width < 400 ? 3 : 5,
      tickFormat: (at: number) => (at === 0 ? "0" : format(task.measure === "updates" ? "+,d" : "+.2f")(at)),
      tickSize: 3,
      label: null
    },
    y: {domain: [-1, 1], axis: null},
    marks: [
      Plot.text([`GRU − LSTM by seed: ${differenceText(task, pair)}`], {
        ...{frameAnchor: "top", dy: -31, fill: "var(--ink)"}
      }),
      ends.map(({words, anchor, colour, textAnchor, dx}) =>
        Plot.text([words], {frameAnchor: `top-${anchor}`, dx, dy: -14, textAnchor, fill: colour})
      ),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      interval &&
        Plot.link([interval], {
          x1: "low",
          x2: "high",
          y1: 0,
          y2: 0,
          stroke: "var(--ink)",
          strokeWidth: 6,
          strokeOpacity: 0.25
        }),
      Plot.dot(seeds, {
        ...{x: (_: number, k: number) => differences[k], y: 0, r: 3.5, stroke: "var(--ink)", fill: "var(--paper)"},
        fillOpacity: 0.5
      }),
      Plot.tickX([median], {x: (at: number) => at, stroke: "var(--ink)", strokeWidth: 2.5})
    ]
  });
}
