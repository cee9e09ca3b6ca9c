import * as Plot from "@observablehq/plot";
import type {TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import type {TicketsReading} from "../../experiments/ticketsReading.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Panel} from "../../frame/picture/panels.js";
import {percent} from "../../frame/words/percent.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import {superscript} from "../../frame/words/superscript.js";
import {drawCurves, marginLeft} from "./curves.js";
import type {TicketsData} from "./experiment.js";
import type {Scene, State} from "./scenes.js";

/** Below this width words are fewer and the nouns' bars give way to a line of words. */
const narrow = 520;

/** Exponents of ten between which gradients are drawn: the same for all texts and networks. */
const gradientRange = {low: -17, high: 3.5} as const;

const exponents = [-15, -10, -5, 0];

/** Below so many pixels a word, only the noun is written. */
const smallest = 9.8;

/** Of the words under the bars, in pixels. */
const letters = 11;

/** Height of a noun in the list of them, in pixels: as many are listed as a lane has room for. */
const nounHeight = 14;

/** Words after the filler and before the one that is due: "so she finally printed her". */
const closing = 5;

/** A lane for each network, the words under them, and under those the curves over seeds. */
export function drawTickets(
  data: TicketsData,
  scene: Scene,
  state: State,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {text, readings} = scene;
  const compact = width < narrow;
  const curvesHeight = Math.round(height * (compact ? 0.31 : 0.33));
  const wordsHeight = compact ? 62 : 66;
  const laneHeight = Math.floor((height - curvesHeight - wordsHeight) / readings.length);
  const wordsTop = readings.length * laneHeight;
  const curvesTop = wordsTop + wordsHeight;
  /** Where the bars end; the nouns' bars begin after a gap. */
  const barsRight = compact ? width - 4 : width - 150;
  const nouns = {noun: text.words[text.due], width: width - barsRight, height: laneHeight, document};
  const strip = {width, barsRight, compact, document};
  const lanes = readings.flatMap((reading, k): Panel[] => [
    {x: 0, y: k * laneHeight, plot: drawLane(reading, text, {...strip, height: laneHeight})},
    ...(compact ? [] : [{x: barsRight, y: k * laneHeight, plot: drawNouns(reading, nouns)}])
  ]);
  return panels(
    [
      ...lanes,
      {x: 0, y: wordsTop, plot: drawText(text, {...strip, height: wordsHeight})},
      {x: 0, y: curvesTop, plot: drawCurves(data, scene, state, {width, height: height - curvesTop, document})}
    ],
    {width, height, document}
  );
}

/** A part of the picture with a place for each word, from the left margin to where the bars end. */
interface Strip extends StageSize {
  readonly barsRight: number;
  readonly compact: boolean;
  readonly document: Document;
}

/** Places of words from left to right. */
function wordScale(words: number): {domain: [number, number]; axis: null} {
  return {domain: [-0.7, words - 0.3], axis: null};
}

const title = {frameAnchor: "top-left", dy: -17, textAnchor: "start"} as const;

/** The gradient of one network's prediction at each word of the text, as bars up from the floor. */
function drawLane(
  {cell, gradient, p, best}: TicketsReading,
  {words, mention, due}: TicketsText,
  {width, height, barsRight, compact, document}: Strip
): Element {
  const {label, colour} = cellStyles[cell];
  const {low, high} = gradientRange;
  const bars = gradient.map((length, at) => ({at, length, top: Math.min(high, Math.max(low, Math.log10(length)))}));
  const right = best.word === words[due];
  const own = `${words[due]} ${percent(p)}`;
  const others = right ? own : `${best.word} ${percent(best.p)}, ${own}`;
  return Plot.plot({
    ...{document, width, height, marginLeft, marginRight: width - barsRight, marginTop: 22, marginBottom: 4},
    x: wordScale(gradient.length),
    y: {domain: [low, high], axis: null},
    marks: [
      Plot.gridY(exponents, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.axisY(exponents, {
        ...{tickFormat: (d: number) => (d === 0 ? "1" : `10${superscript(d)}`), tickSize: 3, label: null}
      }),
      Plot.ruleY([low], {stroke: "var(--muted)"}),
      Plot.rect(bars, {
        ...{x1: ({at}: {at: number}) => at - 0.36, x2: ({at}: {at: number}) => at + 0.36, y1: low, y2: "top"},
        ...{fill: colour, fillOpacity: ({at}: {at: number}) => (at === mention ? 1 : 0.42)},
        ...drawnAs("gradient")
      }),
      Plot.text([bars[mention]], {
        ...{x: "at", y: "top", dy: -7, text: ({length}: {length: number}) => powerOfTen(Math.log10(length))},
        ...{fill: colour, stroke: "var(--paper)", strokeWidth: 3, fontWeight: 600}
      }),
      Plot.text([label], {...title, fill: colour, fontWeight: 600}),
      Plot.text([compact ? others : `says ${others}`], {...title, dx: 76, fill: right ? colour : "var(--ink)"})
    ]
  });
}

/** The probabilities of the noun that is due and of the likeliest others as the last word, as bars from 0 to 1. */
function drawNouns(
  {cell, nouns}: TicketsReading,
  {noun, width, height, document}: StageSize & {noun: string; document: Document}
): Element {
  const {colour} = cellStyles[cell];
  const due = ({noun: word}: {noun: string}) => word === noun;
  const [marginTop, marginBottom] = [6, 4];
  const others = nouns.filter((each) => !due(each)).sort((a, b) => b.p - a.p);
  const listed = [...nouns.filter(due), ...others].slice(
    0,
    Math.floor((height - marginTop - marginBottom) / nounHeight)
  );
  return Plot.plot({
    ...{document, width, height, marginLeft: 52, marginRight: 42, marginTop, marginBottom},
    x: {domain: [0, 1], axis: null},
    y: {domain: listed.map(({noun}) => noun), axis: null, padding: 0.25},
    marks: [
      Plot.barX(listed, {
        ...{y: "noun", x1: 0, x2: "p", fill: colour, fillOpacity: (d) => (due(d) ? 1 : 0.42)},
        ...drawnAs("curves")
      }),
      Plot.ruleX([0], {stroke: "var(--muted)"}),
      [true, false].map((which) =>
        Plot.text(listed, {
          ...{filter: (each) => due(each) === which, y: "noun", x: 0, dx: -5, text: "noun", textAnchor: "end"},
          ...(which ? {fontWeight: 600, fill: colour} : {fill: "var(--muted)"})
        })
      ),
      Plot.text(listed, {
        ...{filter: ({p}) => p >= 0.005, y: "noun", x: "p", dx: 4, text: ({p}: {p: number}) => percent(p, ">")},
        ...{textAnchor: "start", fill: "var(--muted)"}
      })
    ]
  });
}

/** The words under their bars, from top to bottom, and the blank that is to be filled. */
function drawText({words, mention, due}: TicketsText, {width, height, barsRight, document}: Strip): Element {
  const each = (barsRight - marginLeft) / due;
  const legible = each >= smallest;
  const all = words.slice(0, due).map((word, at) => ({word, at}));
  const anchors = {frameAnchor: "top", textAnchor: "end", lineAnchor: "middle"} as const;
  const column = {x: "at", text: "word", rotate: -90, ...anchors} as const;
  const filler = {from: mention + 1.6, to: due - closing - 0.6, words: due - closing - mention - 2};
  return Plot.plot({
    ...{document, width, height, marginLeft, marginRight: width - barsRight, marginTop: 4, marginBottom: 0},
    x: wordScale(due),
    y: {axis: null, domain: [0, 1]},
    marks: [
      Plot.text(legible ? all.filter(({at}) => at !== mention) : [], {
        ...{...column, fontSize: letters, fill: "var(--muted)"}
      }),
      Plot.text(all.slice(mention, mention + 1), {...column, fontSize: letters, fill: "var(--ink)", fontWeight: 700}),
      legible
        ? []
        : [
            Plot.ruleY([0.86], {x1: filler.from, x2: filler.to, stroke: "var(--muted)"}),
            Plot.text([`${filler.words} words of filler`], {
              ...{x: (filler.from + filler.to) / 2, y: 0.7, fill: "var(--muted)"}
            })
          ]
    ]
  });
}
