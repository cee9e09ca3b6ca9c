import * as Plot from "@observablehq/plot";
import {format, scaleLinear, scaleSqrt} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {directionStyles} from "../../frame/picture/directionStyles.js";
import {plotText} from "../../frame/picture/plotText.js";
import type {CheatingData, Direction} from "./experiment.js";

/** Nats a word, and how they read. */
export const natsRange = {low: 3e-4, high: 20};
export const nats = format(".3~r");

/** The panel's edges, in pixels. */
export const edges = {marginTop: 44, marginRight: 22, marginBottom: 38, marginLeft: 44};

const ticks = [0.001, 0.01, 0.1, 1, 10];

export interface LossState {
  /** The guess, as log10 of nats a word. */
  readonly guess: number;
  readonly shown: boolean;
}

/** Nats a word over training, above and below what the grammar leaves open; the model that reads both ways once it is asked for. */
export function drawLoss(data: CheatingData, state: LossState, {width, height, document}: Box & {document: Document}) {
  const {updates, entropy, models, beginnings} = data;
  const end = updates[updates.length - 1];
  const {low, high} = natsRange;
  const asked = models.filter(({direction}) => direction === "one-way" || state.shown);
  return Plot.plot({
    ...{width, height, document, ...edges, style: {fontSize: "12px"}},
    x: {
      type: "sqrt",
      domain: [0, end],
      ticks: [0, 100, 500, 1000, 2000, 4000],
      tickFormat: ",d",
      tickSize: 4,
      label: null
    },
    y: {type: "log", domain: [low, high], ticks, tickFormat: String, tickSize: 0, label: null},
    marks: [
      heading("Loss, nats a word", 4 - edges.marginTop, 600),
      heading("updates (root scale) →", height - edges.marginTop - edges.marginBottom + 26, 400, "top-right"),
      Plot.rect([0], {x1: 0, x2: end, y1: low, y2: entropy, fill: "var(--paper-alt)"}),
      Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([entropy], {stroke: "var(--bound)", strokeWidth: 1.5, strokeDasharray: "2 3"}),
      plotText(`entropy ${nats(entropy)}: no honest model is below`, {
        ...{x: end, y: entropy, textAnchor: "end", dy: 11, dx: -2, fill: "var(--bound)"}
      }),
      asked.map(({direction, nats}) => curve(direction, updates, nats)),
      state.shown ? ofBeginnings(beginnings, end) : null,
      asked.map(({direction, nats}) => name(direction, updates, nats)),
      guessed(state, end)
    ]
  });
}

function heading(words: string, dy: number, fontWeight: number, frameAnchor: "top-left" | "top-right" = "top-left") {
  const dx = frameAnchor === "top-left" ? 2 - edges.marginLeft : 0;
  return Plot.text([words], {frameAnchor, dx, dy, fontWeight, ...(fontWeight > 400 && {fontSize: 13})});
}

type Spread = CheatingData["models"][number]["nats"];

function curve(direction: Direction, updates: readonly number[], spread: Spread): Plot.Markish[] {
  const {colour, dash} = directionStyles[direction];
  const points = spread.map((point, k) => ({...point, update: updates[k]}));
  return [
    Plot.areaY(points, {x: "update", y1: "low", y2: "high", fill: colour, fillOpacity: 0.2}),
    Plot.line(points, {x: "update", y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash})
  ];
}

/** On its curve: the one way's where it still falls, the other's left of it. */
function name(direction: Direction, updates: readonly number[], spread: Spread): Plot.Markish {
  const {colour: fill, label} = directionStyles[direction];
  const k = direction === "one-way" ? 1 : Math.round(0.25 * (updates.length - 1));
  const beside = direction === "one-way" ? {dx: 8, dy: -8, textAnchor: "start"} : {dx: -8, dy: 8, textAnchor: "end"};
  return plotText(label, {x: updates[k], y: spread[k].median, fill, fontWeight: 600, ...beside} as Plot.TextOptions);
}

/** What each seed's model is worth that is given the words so far and no others. */
function ofBeginnings(nats: readonly number[], end: number): Plot.Markish[] {
  const {colour, mark, label} = directionStyles["both-ways"];
  return [
    Plot.dot(nats, {x: end, y: (y: number) => y, symbol: mark, r: 4, stroke: colour, fill: "var(--paper)"}),
    plotText(`${label}, the words so far alone`, {
      ...{x: end, y: Math.max(...nats), dx: 6, dy: -24, textAnchor: "end", fill: colour, fontWeight: 600}
    })
  ];
}

function guessed({guess}: LossState, end: number): Plot.Markish[] {
  const y = 10 ** guess;
  return [
    Plot.ruleY([y], {stroke: "var(--guess)", strokeWidth: 2, strokeDasharray: "1 4", strokeLinecap: "round"}),
    Plot.dot([y], {x: end, y, r: 6, fill: "var(--guess)", stroke: "var(--paper)"}),
    plotText(`my guess ${nats(y)}`, {
      ...{x: end, y, textAnchor: "end", dx: -10, dy: -9, fill: "var(--guess)", fontWeight: 600}
    })
  ];
}

/** The panel's scales, of updates and of log10 of nats, in its own pixels. */
export function lossScales({updates}: CheatingData, {width, height}: Box) {
  return {
    x: scaleSqrt([0, updates[updates.length - 1]], [edges.marginLeft, width - edges.marginRight]),
    y: scaleLinear(
      [Math.log10(natsRange.low), Math.log10(natsRange.high)],
      [height - edges.marginBottom, edges.marginTop]
    )
  };
}
