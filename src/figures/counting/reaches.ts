import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {cellStyles} from "../../frame/picture/palette.js";
import {halo} from "../../frame/picture/halo.js";
import type {Sheet} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import type {CountingData, Reaches, Trained} from "./experiment.js";
import {isAsked, middle, reachesOf, trainedAt, type State} from "./words.js";

const margins = {marginTop: 58, marginBottom: 36, marginLeft: 10, marginRight: 20};

/** The row of the guess: the GRU's, the second. */
export const guessRow = 1;

/** Of a row's height: from where to where its seeds' lines are. */
const [first, last] = [-0.2, 0.42];

/** From n and the networks' rows to pixels within the panel. */
export function reachScales(data: CountingData, {trained}: Pick<State, "trained">, {width, height}: StageSize) {
  const {marginTop, marginBottom, marginLeft, marginRight} = margins;
  const rows = data.settings.networks.length;
  return {
    x: scaleLinear([0, trainedAt(data, trained).tested], [marginLeft, width - marginRight]),
    y: scaleLinear([-0.5, rows - 0.5], [marginTop, height - marginBottom])
  };
}

/** Where trained networks are right: a row a cell, in it a line a seed, as dark as the share of n that it has right there. */
export function drawReaches(data: CountingData, state: State, {width, height, document}: Sheet): Element {
  const trained = trainedAt(data, state.trained);
  const {x, y} = reachScales(data, state, {width, height});
  const place = {frameAnchor: "top-left", textAnchor: "start", dx: -margins.marginLeft + 2} as const;
  return Plot.plot({
    ...{...margins, width, height, document, style: {fontSize: "12px"}},
    x: {domain: x.domain(), range: x.range(), ticks: 5, tickSize: 4, label: "n"},
    y: {domain: y.domain(), range: y.range(), axis: null},
    marks: [
      Plot.text(["Trained: where each seed is right"], {...place, dy: -54, fontWeight: 600, fontSize: 13}),
      Plot.text(["a line a seed, bar: how many in the middle"], {...place, dy: -37, fill: "var(--muted)"}),
      data.settings.networks.map(({network, words, cell}, k) => {
        const reaches = reachesOf(trained, network);
        const {colour} = cellStyles[cell];
        const isShown = state.shown || k === 0;
        return [
          Plot.text([words], {x: 0, y: k + first, dy: -9, textAnchor: "start", fill: colour, fontWeight: 600}),
          isShown ? lines(trained, reaches, {k, colour}) : Plot.ruleY([k + (first + last) / 2], {stroke: "var(--rule)"})
        ];
      }),
      Plot.ruleX([trained.trained], {stroke: "var(--bound)", strokeDasharray: "5 3"}),
      Plot.text([`trained to ${trained.trained}`], {
        ...{x: trained.trained, frameAnchor: "top", dy: -13, fill: "var(--bound)", ...halo}
      }),
      isAsked(data, state) ? guessMark(state) : null
    ]
  });
}

/** The most that is right first, so that the seeds are seen as one shape. */
function lines({bins}: Trained, {right, shares}: Reaches, {k, colour}: {k: number; colour: string}): Plot.Markish[] {
  const each = (last - first) / shares.length;
  const order = shares.map((_, seed) => seed).sort((a, b) => right[b] - right[a]);
  const cells = order.flatMap((seed, place) =>
    shares[seed].map((share, bin) => ({
      ...{x1: bin === 0 ? 0 : bins[bin - 1], x2: bins[bin], share},
      ...{y1: k + first + place * each, y2: k + first + (place + 0.8) * each}
    }))
  );
  const at = {x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: colour} as const;
  return [
    Plot.rect(cells, {...at, fillOpacity: 0.1}),
    Plot.rect(
      cells.filter(({share}) => share > 0),
      {...at, fillOpacity: "share"}
    ),
    Plot.ruleX([middle(right)], {y1: k + first - 0.05, y2: k + last + 0.05, stroke: "var(--ink)", strokeWidth: 2.5})
  ];
}

function guessMark({guess, shown}: State): Plot.Markish[] {
  const at = {x: guess, y: guessRow + (first + last) / 2} as const;
  return [
    Plot.dot([0], {...at, r: 6, fill: "var(--guess)", stroke: "var(--paper)"}),
    Plot.text([shown ? "your guess" : "drag: the middle GRU"], {
      ...{...at, dy: 16, fill: "var(--guess)", fontWeight: 600, ...halo},
      textAnchor: guess > 100 ? "end" : "start"
    })
  ];
}
