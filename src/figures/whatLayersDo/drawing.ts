import * as Plot from "@observablehq/plot";
import {group} from "d3";
import {medianSpread, type MedianSpread} from "../../experiments/statistics.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";
import type {WhatLayersDoData} from "./experiment.js";
import {featureNames, type Feature} from "./features.js";

/** A network before and after its training, as all panels draw it; the marks of the two stand so many pixels aside. */
export const networks = {
  untrained: {colour: "var(--muted)", dash: "4 3", symbol: "square", aside: 6, words: "untrained"},
  trained: {colour: "var(--cell-lstm)", dash: "none", symbol: "circle", aside: -6, words: "trained"}
} as const;

/** Room over the data for a panel's title, and under them for the axis of layers. */
const [over, under] = [38, 26];

/** Half the width of the band over a guessed layer, in pixels. */
const halfBand = 15;

/** Median of the seeds of one layer of one network, with its interval. */
interface LayerSpread extends MedianSpread {
  readonly layer: number;
}

export interface Asked {
  /** The features, a panel each, with the layer that the reader guessed for it; 0 where there is none. */
  readonly guesses: ReadonlyMap<Feature, number>;
  readonly shown: boolean;
}

/** For each feature a panel: how often it is read right off the input and off each layer, trained and untrained. */
export function drawProbes(data: WhatLayersDoData, {guesses, shown}: Asked, sheet: Sheet): SVGSVGElement {
  const {width, height} = sheet;
  const across = width > height;
  const each = across ? {width: width / guesses.size, height} : {width, height: height / guesses.size};
  const drawn = [...guesses].map(([feature, guess], k) => ({
    ...{x: across ? k * each.width : 0, y: across ? 0 : k * each.height},
    plot: drawFeature(data, {feature, guess, shown}, {...sheet, ...each}, k === 0)
  }));
  return panels(drawn, sheet);
}

function drawFeature(
  data: WhatLayersDoData,
  {feature, guess, shown}: {feature: Feature; guess: number; shown: boolean},
  sheet: Sheet,
  isFirst: boolean
): Element {
  const layers = Array.from({length: data.layers + 1}, (_, layer) => layer);
  const chance = data.chance[feature];
  const input = data.probes.filter((row) => row.feature === feature && row.network === "input");
  return Plot.plot({
    ...sheet,
    ...{marginTop: over, marginBottom: under, marginLeft: 44, marginRight: 8},
    x: {
      type: "point",
      domain: layers,
      padding: 0.4,
      label: null,
      tickFormat: (layer: number) => (layer === 0 ? "input" : layer === 1 ? "layer 1" : String(layer)),
      tickSize: 0
    },
    y: {
      domain: [0, 1.04],
      ticks: 5,
      tickFormat: ".0%",
      tickSize: 0,
      label: null
    },
    marks: [
      Plot.gridY({ticks: 5, stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([chance], {stroke: "var(--bound)", strokeDasharray: "2 3"}),
      plotText("chance", {x: 0, y: chance, dy: 15, fill: "var(--bound)"}),
      plotText(featureNames[feature].title, {
        ...{frameAnchor: "top-left", dx: -40, dy: -34, fill: "var(--ink)", fontWeight: 600}
      }),
      isFirst ? plotText("read right", {frameAnchor: "top-left", dx: -40, dy: -20, fill: "var(--muted)"}) : null,
      guess > 0 ? guessMarks(guess, guess === data.layers) : null,
      Plot.dot(input, {x: "layer", y: "right", symbol: "diamond", r: 5, fill: "var(--ink)"}),
      shown ? networkMarks(data, feature, isFirst) : null
    ]
  });
}

/** The layer that the reader picked, as a band over it; the words of the last end where it does. */
function guessMarks(layer: number, isLast: boolean): Plot.Markish[] {
  const at = {x: layer, frameAnchor: "bottom", dy: -6, fill: "var(--guess)", fontWeight: 600} as const;
  return [
    Plot.ruleX([layer], {x: layer, stroke: "var(--guess)", strokeWidth: 2 * halfBand, strokeOpacity: 0.2}),
    plotText("your guess", isLast ? {...at, textAnchor: "end", dx: halfBand} : at)
  ];
}

function networkMarks({probes}: WhatLayersDoData, feature: Feature, isFirst: boolean): Plot.Markish[] {
  return (["untrained", "trained"] as const).map((network) => {
    const {colour, dash, symbol, aside, words} = networks[network];
    const rows = probes.filter((row) => row.feature === feature && row.network === network);
    const spread = spreads(rows);
    const at = {x: "layer", dx: aside};
    const last = spread.at(-1);
    return [
      Plot.dot(rows, {...at, y: "right", symbol, r: 2, fill: colour, fillOpacity: 0.45}),
      Plot.line(spread, {...at, y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
      Plot.ruleX(spread, {...at, y1: "low", y2: "high", stroke: colour, strokeWidth: 1.25}),
      Plot.dot(spread, {...at, y: "median", symbol, r: 4.5, fill: colour, stroke: "var(--paper)"}),
      isFirst && last
        ? plotText(words, {
            x: last.layer,
            y: last.median,
            dy: 14,
            textAnchor: "end",
            dx: 12,
            fill: colour,
            fontWeight: 600
          })
        : null
    ];
  });
}

/** By layer the median of the seeds with its interval. */
export function spreads(rows: readonly {layer: number; right: number}[]): LayerSpread[] {
  return [...group(rows, ({layer}) => layer)].map(([layer, of]) => ({
    layer,
    ...medianSpread(of.map(({right}) => right))
  }));
}
