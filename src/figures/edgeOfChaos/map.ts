import * as Plot from "@observablehq/plot";
import {group, range, scaleLinear} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {halo} from "../../frame/picture/halo.js";
import {diverging} from "../../frame/picture/palette.js";
import {shape} from "../../frame/picture/shape.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StageSize} from "../../frame/stage.js";
import type {EdgeOfChaosData, Settings} from "./experiment.js";
import {learntDots} from "./learntDots.js";
import {onMap, type State} from "./state.js";

/** Radius of a dot, in pixels: all seeds learnt. A row of the map is three times as high. */
const largest = 5;

/** Decades at which the shades end. */
const strongest = 8;

export const margins = {marginTop: 58, marginRight: 16, marginBottom: 8, marginLeft: 40};

/** From σ_w and σ_b to pixels within the map's panel; its cells reach half a cell beyond the ranges. */
export function mapScales({sigmaW, sigmaB}: Settings, {width, height}: StageSize) {
  const {marginTop, marginRight, marginBottom, marginLeft} = margins;
  const half = ({from, to, values}: Settings["sigmaW"]) => (to - from) / (values - 1) / 2;
  const [w, b] = [half(sigmaW), half(sigmaB)];
  return {
    x: scaleLinear([sigmaW.from - w, sigmaW.to + w], [marginLeft, width - marginRight]),
    y: scaleLinear([sigmaB.from - b, sigmaB.to + b], [height - marginBottom, marginTop]),
    half: {w, b}
  };
}

/** By how many decades the gradient changes over all layers, the edge by the theory, and where the reader is. */
export function drawMap(data: EdgeOfChaosData, state: State, {box, document}: {box: Box; document: Document}): Element {
  const {settings, edges} = data;
  const {x, y} = mapScales(settings, box);
  const {guess, shown, sigmaW, sigmaB} = state;
  const asked = settings.start.sigmaB;
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...margins, style: {fontSize: "12px"}},
    x: {domain: x.domain(), axis: null},
    y: {domain: y.domain(), ticks: [0.2, 0.4, 0.6, 0.8, 1], tickSize: 0, label: null},
    r: {domain: [0, 1], range: [0, largest]},
    marks: [
      Plot.text([`The gradient over ${settings.layers} layers`], {...corner, dy: -54, fontWeight: 600, fontSize: 13}),
      shown ? key(box) : null,
      Plot.text(["$σ_b$"], {...corner, dy: -12}),
      shown ? () => cells(data, box, document) : null,
      Plot.frame({stroke: "var(--rule)"}),
      shown
        ? [
            Plot.line(edges, {
              ...{x: "sigmaW", y: "sigmaB", stroke: "var(--ink)", strokeWidth: 2, clip: true},
              ...drawnAs("factor")
            }),
            learntDots(
              onMap(data).filter((row) => row.step === state.step),
              "sigmaB",
              largest
            ),
            word("order", 0.8, 0.85, -0.8),
            word("chaos", 3.4, 0.85, 0.8)
          ]
        : Plot.ruleY([asked], {stroke: "var(--guess)", strokeDasharray: "2 3"}),
      Plot.ruleX([guess], {y1: y.domain()[0], y2: y.domain()[1], stroke: "var(--guess)", strokeWidth: 2}),
      Plot.dot([guess], {x: guess, y: asked, r: 6, fill: "var(--guess)", stroke: "var(--paper)"}),
      Plot.text([shown ? "your guess" : "drag: the edge?"], {
        // Between two rows of trained nets.
        ...{x: guess, y: 0.55, fill: "var(--guess)", fontWeight: 600, ...halo},
        ...(guess > 2.5 ? {textAnchor: "end", dx: -6} : {textAnchor: "start", dx: 6})
      }),
      shown ? ring(sigmaW, sigmaB) : null
    ]
  });
}

/** Where the reader's nets are. */
function ring(x: number, y: number): Plot.Markish[] {
  return [
    {r: 9, stroke: "var(--paper)", strokeWidth: 4.5},
    {r: 9, stroke: "var(--ink)", strokeWidth: 2},
    {r: 2, fill: "var(--ink)"}
  ].map((look) => Plot.dot([[x, y]], look));
}

/** All cells of a shade in one path. */
function cells({map, settings}: EdgeOfChaosData, box: Box, document: Document): SVGElement {
  const {x, y, half} = mapScales(settings, box);
  const whole = shape(document, "g", {"shape-rendering": "crispEdges"});
  for (const [fill, places] of group(map, ({log10}) => diverging(log10 / strongest))) {
    const d = places.map(({sigmaW, sigmaB}) => {
      const [left, right] = [x(sigmaW - half.w), x(sigmaW + half.w)].map((pixel) => pixel.toFixed(1));
      const [top, bottom] = [y(sigmaB + half.b), y(sigmaB - half.b)].map((pixel) => pixel.toFixed(1));
      return `M${left},${top}H${right}V${bottom}H${left}Z`;
    });
    whole.append(shape(document, "path", {fill, d: d.join("")}));
  }
  return whole;
}

const corner = {frameAnchor: "top-left", textAnchor: "start", dx: 2 - margins.marginLeft} as const;

/** A word on the map, with the shade of what it says around its letters. */
function word(words: string, x: number, y: number, shade: number): Plot.Markish {
  const options = {fill: "var(--paper)", stroke: diverging(shade), strokeWidth: 5, fontWeight: 600, fontSize: 13};
  return Plot.text([words], {x: () => x, y: () => y, ...options});
}

/** The shades with their factors, in a row above the map. */
function key({width}: Box): Plot.Markish[] {
  const stops = range(-strongest, strongest + 1, strongest / 2);
  const step = (width - margins.marginLeft - margins.marginRight) / stops.length;
  return stops.flatMap((stop, k) => [
    Plot.dot([stop], {
      ...{frameAnchor: "top-left", symbol: "square", r: 6, dx: k * step + 6, dy: -32, stroke: "var(--rule)"},
      fill: diverging(stop / strongest)
    }),
    Plot.text([powerOfTen(stop)], {frameAnchor: "top-left", textAnchor: "start", dx: k * step + 16, dy: -38})
  ]);
}
