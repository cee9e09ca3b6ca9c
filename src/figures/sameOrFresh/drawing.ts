import * as Plot from "@observablehq/plot";
import {scaleLinear, ticks} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {decades} from "../../frame/picture/decades.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {threePanels} from "../../frame/picture/threePanels.js";
import type {StageSize} from "../../frame/stage.js";
import type {Fan, Settings} from "./experiment.js";
import {drawDisc, drawRadii} from "./disc.js";
import {both, looks, type Which} from "./looks.js";
import {drawSpread} from "./spread.js";
import {title} from "./title.js";
import {fanAt, type Shown, type State} from "./view.js";

const margins = {marginTop: 44, marginRight: 98, marginBottom: 36, marginLeft: 46};

/** Of the strip of largest eigenvalues under the disc, in pixels. */
const stripHeight = 58;

/** The fans, the eigenvalues of the picked draw's matrix, and how the spread grows. */
export function drawSameOrFresh(shown: Shown, state: State, settings: Settings, sheet: Sheet): SVGSVGElement {
  const {document} = sheet;
  const [fans, eigenvalues, spread] = layout(sheet);
  const disc = {...eigenvalues, height: eigenvalues.height - stripHeight};
  const strip = {...eigenvalues, y: disc.y + disc.height, height: stripHeight};
  return panels(
    [
      {...fans, plot: drawFans(shown, state, settings, {box: fans, document})},
      {...disc, plot: drawDisc(shown, {box: disc, document})},
      {...strip, plot: drawRadii(shown, {box: strip, document})},
      {...spread, plot: drawSpread(shown, state, settings, {box: spread, document})}
    ],
    sheet
  );
}

export function layout(size: StageSize): [Box, Box, Box] {
  return threePanels(size, {left: Math.round(0.63 * size.width), gap: 8, upper: 0.56, under: [0.42, 0.74]});
}

/** The axis of lengths, in log10: what is shown, and room for any guess around the fresh fan. */
function domainOf({same, fresh}: Shown, {shown}: State, {guess, places, steps}: Settings): [number, number] {
  const {median} = fanAt(fresh, places, steps);
  const seen = shown ? [...same.low, ...same.high] : [];
  const all = [...seen, ...fresh.low, ...fresh.high, median - guess.most / 2, median + guess.most / 2];
  return [Math.floor(Math.min(...all)), Math.ceil(Math.max(...all))];
}

/** The scales of the fans' panel, in pixels from its corner, for who drags the guess. */
export function fanScales(shown: Shown, state: State, settings: Settings, {width, height}: Box) {
  const {marginTop, marginRight, marginBottom, marginLeft} = margins;
  return {
    x: scaleLinear([0, settings.steps], [marginLeft, width - marginRight]),
    y: scaleLinear(domainOf(shown, state, settings), [height - marginBottom, marginTop])
  };
}

type Look = (typeof looks)[Which];

interface Place {
  readonly box: Box;
  readonly document: Document;
}

function drawFans(shown: Shown, state: State, settings: Settings, {box, document}: Place): Element {
  const {places, steps} = settings;
  const domain = domainOf(shown, state, settings);
  const drawn: readonly Which[] = state.shown ? both : ["fresh"];
  const marks = decades(domain, Math.max(2, 2 * Math.ceil((domain[1] - domain[0]) / 20)));
  const {height} = box;
  return Plot.plot({
    ...{width: box.width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {domain: [0, steps], ticks: ticks(0, steps, 5), tickSize: 4, label: "steps back, $k$", labelArrow: "right"},
    y: logAxis(domain, marks),
    marks: [
      title("Length of the gradient", "bands: nine draws of ten; lines: single draws", margins.marginLeft),
      Plot.gridY(marks, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      drawn.map((which) => fan(shown[which], places, looks[which])),
      drawn.map((which) => singles(shown.lines[which], state, looks[which])),
      state.shown && state.net === "linear" ? eigenvalueLine(shown, steps) : [],
      state.shown ? bars(shown, state, settings) : [],
      guessBracket(shown, state, settings),
      endLabels(
        [
          ...drawn.map((which) => ({
            ...{words: looks[which].name, at: fanAt(shown[which], places, steps).median, fill: looks[which].colour}
          })),
          {words: "your guess", at: guessEnds(shown, state, settings)[1], fill: "var(--guess)"}
        ],
        {x: steps, domain, bottom: height - margins.marginBottom, top: margins.marginTop, gap: 15, inset: 6},
        {dx: 18, fontWeight: 600}
      )
    ]
  });
}

function fan({low, median, high}: Fan, places: readonly number[], {colour, dash, symbol}: Look) {
  const rows = places.map((k, at) => ({k, low: low[at], median: median[at], high: high[at]}));
  return [
    Plot.areaY(rows, {x: "k", y1: "low", y2: "high", fill: colour, fillOpacity: 0.16, ...drawnAs(symbol)}),
    Plot.line(rows, {
      ...{x: "k", y: "median", stroke: colour, strokeWidth: 2.5, strokeDasharray: dash},
      ...drawnAs(symbol)
    })
  ];
}

/** Single draws, the picked one in bold. */
function singles(lines: readonly (readonly number[])[], {draw}: State, {colour, symbol}: Look): Plot.Markish[] {
  return lines.map((log10, k) =>
    Plot.line(log10, {
      ...{x: (_: number, k: number) => k, y: (value: number) => value, stroke: colour, clip: true},
      ...(k + 1 === draw ? {strokeWidth: 1.75} : {strokeWidth: 0.75, strokeOpacity: 0.55}),
      ...drawnAs(symbol)
    })
  );
}

/** What the largest eigenvalue of the picked draw says by itself: a straight line. */
function eigenvalueLine({radius}: Shown, steps: number): Plot.Markish {
  const ends = [0, steps].map((k) => ({k, log10: k * Math.log10(radius)}));
  return Plot.line(ends, {
    x: "k",
    y: "log10",
    stroke: "var(--link)",
    strokeWidth: 1.5,
    strokeDasharray: "2 3",
    clip: true,
    ...drawnAs("factor")
  });
}

/** How far the draws are apart at k. */
function bars(shown: Shown, {k}: State, {places}: Settings): Plot.Markish[] {
  return both.map((which) => {
    const {low, high} = fanAt(shown[which], places, k);
    return Plot.ruleX([k], {y1: low, y2: high, stroke: looks[which].colour, strokeWidth: which === "fresh" ? 5 : 2});
  });
}

/** The guess: a bracket as wide as the reader thinks the fan of one matrix is at the end. */
function guessBracket(shown: Shown, state: State, settings: Settings): Plot.Markish[] {
  const [low, high] = guessEnds(shown, state, settings);
  const {steps: x} = settings;
  return [
    Plot.ruleX([x], {y1: low, y2: high, stroke: "var(--guess)", strokeWidth: 2, dx: 8}),
    Plot.dot([low, high], {x, y: (at: number) => at, r: 5, fill: "var(--guess)", stroke: "var(--paper)", dx: 8})
  ];
}

/** The ends of the guess, around the middle of the fresh matrices' fan. */
function guessEnds({fresh}: Shown, {guess}: State, {places, steps}: Settings): [number, number] {
  const {median} = fanAt(fresh, places, steps);
  return [median - guess / 2, median + guess / 2];
}
