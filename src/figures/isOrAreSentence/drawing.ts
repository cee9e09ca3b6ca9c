import * as Plot from "@observablehq/plot";
import {format, max, min, range} from "d3";
import type {AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import type {StageSize} from "../../frame/stage.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {panels} from "../../frame/picture/panels.js";
import type {CellStyle} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {SentenceReading} from "../../experiments/sentenceModel.js";

/** What one model makes of the sentence, and how it is drawn. */
export interface ModelReading extends SentenceReading {
  readonly network: string;
  readonly style: CellStyle;
}

const probability = format(".2f");

/** Below this width edges are narrower. */
const narrow = 480;

/** Heights of the parts under the models' panels, in pixels. */
const [wordsHeight, gradientHeight] = [58, 190];

/** From here down a gradient is drawn at the edge, unless one is smaller still. */
const usualFloor = 1e-6;
const ceiling = 100;

type Verb = AgreementGrammar["verb"];

interface Frame extends StageSize {
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly document: Document;
}

/**
 * What models expect after each word of a sentence, a panel each, with the two forms of the verb up and down; the words;
 * and under them the gradient of the verb's loss at each.
 */
export function drawSentence(
  models: readonly ModelReading[],
  {verb, update, width, height, document}: Omit<Frame, "marginLeft" | "marginRight"> & {verb: Verb; update: number}
): SVGSVGElement {
  const edges = {width, marginLeft: width < narrow ? 36 : 48, marginRight: 92, document};
  const each = (height - wordsHeight - gradientHeight) / models.length;
  return panels(
    [
      ...models.map((model, k) => ({
        ...{x: 0, y: k * each},
        plot: drawModel(model, {...edges, height: each}, {verb, title: k === 0 ? update : undefined})
      })),
      {x: 0, y: models.length * each, plot: drawWords(models[0], {...edges, height: wordsHeight})},
      {x: 0, y: height - gradientHeight, plot: drawGradients(models, {...edges, height: gradientHeight})}
    ],
    {width, height, document}
  );
}

function places({words}: ModelReading): {domain: [number, number]; axis: null} {
  return {domain: [-0.5, words.length - 0.5], axis: null};
}

/** P(is) upwards and P(are) downwards after each word; at the right what it chooses. */
function drawModel(
  model: ModelReading,
  {height, ...frame}: Frame,
  {verb, title}: {verb: Verb; title: number | undefined}
): Element {
  const {words, style, agrees} = model;
  const end = words[words.length - 1];
  const inset = insetOf(words.length, frame);
  const said = [
    style.label,
    `P(${verb.singular}) ${probability(end.singular)}`,
    `P(${verb.plural}) ${probability(end.plural)}`,
    verdict(end.role !== null, agrees)
  ];
  return Plot.plot({
    ...{...frame, height, marginTop: 24, marginBottom: 4},
    x: places(model),
    y: {domain: [-1, 1], ticks: [-1, 0, 1], tickFormat: (y: number) => String(Math.abs(y)), label: null},
    marks: [
      Plot.gridY([-1, 0, 1], {stroke: "var(--rule)"}),
      Plot.text(title === undefined ? [] : [`expected after each word, after ${format(",")(title)} updates`], {
        ...{frameAnchor: "top-left", dx: 8 - frame.marginLeft, dy: -20, fontWeight: 600}
      }),
      Plot.text([`${verb.singular} ↑`, `${verb.plural} ↓`], {
        ...{x: -0.5, y: (_: string, k: number) => 0.72 - 1.44 * k, dx: 4, textAnchor: "start", fill: "var(--muted)"}
      }),
      Plot.rect(words, {
        x1: left,
        x2: right,
        y1: 0,
        y2: "singular",
        ...inset,
        fill: style.colour,
        ...drawnAs("curves")
      }),
      Plot.rect(words, {
        ...{x1: left, x2: right, y1: 0, y2: ({plural}: {plural: number}) => -plural, ...inset},
        ...{fill: style.colour, fillOpacity: 0.35, stroke: style.colour},
        ...drawnAs("curves")
      }),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      said.map((line, row) =>
        Plot.text([line], {
          ...{frameAnchor: "right", textAnchor: "start", dx: 8, dy: (row - 1.5) * 14},
          ...{fill: row === 0 || row === 3 ? style.colour : "var(--ink)", fontWeight: row === 0 ? 600 : 400}
        })
      )
    ]
  });
}

/** A form is right or wrong where a verb can stand: after a noun. */
function verdict(isDue: boolean, agrees: boolean): string {
  if (!isDue) return "no verb here";
  return agrees ? "right" : "wrong";
}

const left = (_: unknown, t: number): number => t - 0.5;
const right = (_: unknown, t: number): number => t + 0.5;

/** Pixels from one word to the next. */
function placeWidth(words: number, {width, marginLeft, marginRight}: Omit<Frame, "height">): number {
  return (width - marginLeft - marginRight) / words;
}

/** Free of its place on both sides, so that bars are no wider than 30 pixels. */
function insetOf(words: number, frame: Omit<Frame, "height">): {insetLeft: number; insetRight: number} {
  const place = placeWidth(words, frame);
  const inset = Math.max(0.15 * place, (place - 30) / 2);
  return {insetLeft: inset, insetRight: inset};
}

/** The words: the subject bold, attractors in the colour of what goes wrong. */
function drawWords(model: ModelReading, {height, ...frame}: Frame): Element {
  const {words} = model;
  const place = placeWidth(words.length, frame);
  const longest = max(words, ({word}) => word.length) ?? 0;
  const upright = place < 6.4 * longest + 4;
  return Plot.plot({
    ...{...frame, height, marginTop: 0, marginBottom: 0},
    x: places(model),
    y: {domain: [0, 1], axis: null},
    marks: words.map(({word, role}, t) =>
      Plot.text([word], {
        ...{x: t, y: 1, dy: upright ? 4 : 10, rotate: upright ? -90 : 0, textAnchor: upright ? "end" : "middle"},
        ...{fill: role === "attractor" ? "var(--unclipped)" : role === null ? "var(--muted)" : "var(--ink)"},
        fontWeight: role === "subject" ? 700 : role === "attractor" ? 600 : 400
      })
    )
  });
}

/** ‖∂J/∂x‖ at each word by model, on an absolute log axis. */
function drawGradients(models: readonly ModelReading[], {height, ...frame}: Frame): Element {
  const smallest = min(models, ({words}) => min(words, ({gradient}) => (gradient > 0 ? gradient : Infinity))) ?? 1;
  const floor = Math.min(usualFloor, 10 ** Math.floor(Math.log10(smallest)));
  const decades = range(Math.log10(floor), Math.log10(ceiling) + 0.5, 2).map((power) => 10 ** Math.round(power));
  const aside = Math.min(9, placeWidth(models[0].words.length, frame) / 4);
  return Plot.plot({
    ...{...frame, height, marginTop: 24, marginBottom: 10},
    x: places(models[0]),
    y: {
      ...{type: "log", domain: [floor, ceiling], label: null},
      ...{ticks: decades, tickFormat: (y: number) => powerOfTen(Math.log10(y))}
    },
    marks: [
      Plot.gridY(decades, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.text([`gradient of the verb’s loss${frame.width < narrow ? "" : " at each word"}, ‖∂J/∂x‖`], {
        ...{frameAnchor: "top-left", dx: 8 - frame.marginLeft, dy: -20, fontWeight: 600}
      }),
      models.map(({words, style}, k) => {
        const dx = (k - 1) * aside;
        const x = (_: unknown, t: number): number => t;
        const y = ({gradient}: {gradient: number}): number => Math.max(floor, gradient);
        return [
          Plot.ruleX(words, {
            ...{x, y1: floor, y2: y, dx, stroke: style.colour, strokeWidth: Math.min(5, aside)},
            ...drawnAs("gradient")
          }),
          Plot.dot(words, {
            ...{x, y, dx, symbol: style.mark, r: 4, fill: style.colour, stroke: "var(--paper)"},
            ...drawnAs("gradient")
          })
        ];
      })
    ]
  });
}
