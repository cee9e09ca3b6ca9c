import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {halo} from "../../frame/picture/halo.js";
import type {Sheet} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import type {CountingData} from "./experiment.js";
import {isAsked, middle, reachesOf, trainedAt, type State} from "./words.js";

const margins = {marginTop: 58, marginBottom: 36, marginLeft: 10, marginRight: 20};

/** The row of the guess: the GRU's, the second. */
export const guessRow = 1;

/** From n and the networks' rows to pixels within the panel. */
export function reachScales(data: CountingData, {trained}: Pick<State, "trained">, {width, height}: StageSize) {
  const {marginTop, marginBottom, marginLeft, marginRight} = margins;
  const rows = data.settings.networks.length;
  return {
    x: scaleLinear([0, trainedAt(data, trained).tested], [marginLeft, width - marginRight]),
    y: scaleLinear([-0.5, rows - 0.5], [marginTop, height - marginBottom])
  };
}

/** How far trained networks are right: a row a cell, a ring a seed, and small crosses for the same before training. */
export function drawReaches(data: CountingData, state: State, {width, height, document}: Sheet): Element {
  const trained = trainedAt(data, state.trained);
  const {x, y} = reachScales(data, state, {width, height});
  const rows = data.settings.networks.map(({network, words, cell}, k) => {
    const {reached, untrained, units} = reachesOf(trained, network);
    return {k, reached, untrained, words: `${words}, ${units} units`, ...cellStyles[cell]};
  });
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: -margins.marginLeft + 2} as const;
  return Plot.plot({
    ...{...margins, width, height, document, style: {fontSize: "12px"}},
    x: {domain: x.domain(), range: x.range(), ticks: 5, tickSize: 4, label: "right up to this n"},
    y: {domain: y.domain(), range: y.range(), axis: null},
    marks: [
      Plot.text(["Trained: ten seeds of each"], {...place, dy: -54, fontWeight: 600, fontSize: 13}),
      Plot.text(["ring: trained; ×: before; bar: median"], {...place, dy: -37, fill: "var(--muted)"}),
      Plot.ruleX([trained.trained], {stroke: "var(--bound)", strokeDasharray: "5 3"}),
      Plot.text([`trained to ${trained.trained}`], {
        ...{x: trained.trained, frameAnchor: "top", dy: -16, fill: "var(--bound)", ...halo}
      }),
      rows.map(({k, words, colour, reached, untrained}) => {
        const isShown = state.shown || k === 0;
        return [
          Plot.ruleY([k], {stroke: "var(--rule)"}),
          Plot.text([words], {y: k, frameAnchor: "left", textAnchor: "start", dy: -24, fill: colour, fontWeight: 600}),
          Plot.dot(untrained, {x: (n: number) => n, y: k, symbol: "times", r: 3, stroke: "var(--muted)"}),
          isShown
            ? Plot.dot(reached, {x: (n: number) => n, y: k, r: 4.5, stroke: colour, fill: colour, fillOpacity: 0.15})
            : null,
          isShown ? medianBar(middle(reached), k) : null
        ];
      }),
      isAsked(data, state) ? guessMark(state) : null
    ]
  });
}

function medianBar(n: number, k: number): Plot.Markish {
  return Plot.ruleX([n], {y1: k - 0.16, y2: k + 0.16, stroke: "var(--ink)", strokeWidth: 2.5});
}

function guessMark({guess, shown}: State): Plot.Markish[] {
  const at = {x: guess, y: guessRow} as const;
  return [
    Plot.dot([0], {...at, r: 6, fill: "var(--guess)", stroke: "var(--paper)"}),
    Plot.text([shown ? "your guess" : "drag: the middle GRU"], {
      ...{...at, dy: 18, fill: "var(--guess)", fontWeight: 600, ...halo},
      textAnchor: guess > 100 ? "end" : "start"
    })
  ];
}
