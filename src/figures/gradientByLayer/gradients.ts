import * as Plot from "@observablehq/plot";
import {scaleLinear, type ScaleLinear} from "d3";
import {decades} from "../../frame/picture/decades.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import type {StackedPanel} from "../../frame/picture/stackPanels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Net, Profile, Spread} from "./profile.js";
import {aLayer, changeOf, type ShownGradient} from "./words.js";

/** The axis in decades: it reaches these at least, so that what the reader sets seldom moves it. */
export const least = {bottom: -20, top: 5} as const;

/** Where float32 ends below, as log10. */
const float32 = Math.log10(2 ** -149);

/** Where the reader draws the curve, as shares of the way from the first layer to the last, which is given. */
export const guessedAt = [0, 0.25, 0.5, 0.75] as const;

interface GradientPanel {
  readonly net: Net;
  readonly of: ShownGradient;
  /** Undefined before the answer is shown. */
  readonly profile: Profile | undefined;
  /** Undefined where the answer is shown to a reader who has not guessed. */
  readonly guess: readonly number[] | undefined;
}

/** From layer and log10 of a length to pixels within the panel. */
export function gradientScales(depth: number, profile: Profile | undefined, {frame}: StackedPanel) {
  const {width, height, marginTop, marginRight, marginBottom, marginLeft} = frame;
  return {
    x: scaleLinear([0.5, depth + 0.5], [marginLeft, width - marginRight]),
    y: scaleLinear(domainOf(profile), [height - marginBottom, marginTop])
  };
}

/** Whole tens of decades around all that may be drawn of a net, whichever gradient is chosen. */
function domainOf(profile: Profile | undefined): [number, number] {
  const all = profile ? [...profile.outputs, ...profile.weights].flatMap(({low, high}) => [low, high]) : [];
  const finite = all.filter(Number.isFinite);
  return [
    Math.min(least.bottom, 10 * Math.floor(Math.min(...finite) / 10)),
    Math.max(least.top, 5 * Math.ceil(Math.max(...finite) / 5))
  ];
}

/** The length of the gradient at each layer: median and band, or before that the reader's guess alone. */
export function drawGradients(
  shown: GradientPanel,
  panel: StackedPanel,
  compact: boolean,
  document: Document
): Element {
  const {net, of, profile, guess} = shown;
  const {x, y} = gradientScales(net.depth, profile, panel);
  const domain = y.domain() as [number, number];
  const lengths = profile && (of === "output" ? profile.outputs : profile.weights);
  const words = of === "output" ? "gradient of a layer’s output" : "gradient of a layer’s weights";
  return Plot.plot({
    ...{...panel.frame, document, style: {fontSize: compact ? "11px" : "12px"}},
    x: {domain: x.domain(), axis: null},
    y: logAxis(domain, decades(domain, domain[1] - domain[0] > 40 ? 20 : 5)),
    marks: [
      Plot.text([`Length of the ${words}`], {
        ...{frameAnchor: "top-left", dx: 2 - panel.frame.marginLeft, dy: -24, fontWeight: 600, fontSize: 13}
      }),
      Plot.gridY(decades(domain, 5), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      domain[0] < float32 ? floor(net.depth, compact) : null,
      lengths && curve(lengths),
      guess && (of === "output" || !profile) ? guessed(guess, net.depth) : null,
      profile ? null : given(net.depth),
      profile && guess && of === "output" ? yours(guess, net.depth) : null,
      lengths && labels(lengths, of, y)
    ]
  });
}

function floor(depth: number, compact: boolean): Plot.Markish[] {
  return [
    Plot.ruleY([float32], {stroke: "var(--muted)", strokeDasharray: "2 2"}),
    Plot.text(["below: 0 in float32"], {
      ...{x: depth + 0.5, y: float32, textAnchor: "end", dx: -6, dy: 9, fill: "var(--muted)", ...halo},
      fontSize: compact ? 11 : 12
    })
  ];
}

function curve(lengths: readonly Spread[]): Plot.Markish[] {
  const points = lengths.map((spread, k) => ({layer: k + 1, ...spread}));
  const finite = points.map((point) => ({...point, median: Number.isFinite(point.median) ? point.median : null}));
  return [
    Plot.areaY(
      points.filter(({low}) => Number.isFinite(low)),
      {
        ...{x: "layer", y1: "low", y2: "high", fill: "var(--gradient)", fillOpacity: 0.18, clip: true},
        ...drawnAs("gradient")
      }
    ),
    Plot.line(finite, {
      ...{x: "layer", y: "median", stroke: "var(--gradient)", strokeWidth: 2.25, clip: true},
      ...drawnAs("gradient")
    })
  ];
}

function guessed(guess: readonly number[], depth: number): Plot.Markish[] {
  const points = guessedPoints(guess, depth);
  const at = {x: "layer", y: "log10"};
  return [
    Plot.line([...points, {layer: depth, log10: 0}], {...at, stroke: "var(--guess)", strokeDasharray: "5 3"}),
    Plot.dot(points, {...at, r: 5, fill: "var(--guess)", stroke: "var(--paper)"})
  ];
}

function guessedPoints(guess: readonly number[], depth: number) {
  return guessedAt.map((share, k) => ({layer: 1 + share * (depth - 1), log10: guess[k]}));
}

/** Before the answer: where the way back begins, and what is to be done. */
function given(depth: number): Plot.Markish[] {
  const at = {x: depth, y: 0, textAnchor: "end"} as const;
  return [
    Plot.dot([0], {x: depth, y: 0, r: 4, fill: "var(--gradient)"}),
    Plot.text(["1 at the last layer"], {...at, dy: -13, fill: "var(--gradient)", fontWeight: 600, ...halo}),
    Plot.text(["drag the dots"], {...at, x: 1, textAnchor: "start", dy: 17, fill: "var(--guess)", ...halo})
  ];
}

function yours(guess: readonly number[], depth: number): Plot.Markish {
  return Plot.text(guessedPoints(guess, depth).slice(-1), {
    ...{x: "layer", y: "log10", text: ["your guess"], dy: -13, fill: "var(--guess)", ...halo}
  });
}

/** Lengths and the factor a layer, on the side of the curve on which it leaves room. */
function labels(lengths: readonly Spread[], of: ShownGradient, y: ScaleLinear<number, number>): Plot.Markish[] {
  const change = changeOf(lengths);
  if (!Number.isFinite(change)) return [];
  const [bottom, top] = y.range();
  const label = (text: string, layer: number, textAnchor: "start" | "end"): Plot.Markish => {
    const place = y(lengths[layer - 1].median) + (change < 0 ? 14 : -14);
    return Plot.text([text], {
      ...{x: layer, y: y.invert(Math.min(bottom - 8, Math.max(top + 8, place))), textAnchor},
      ...{dx: textAnchor === "start" ? 6 : 0, fill: "var(--gradient)", fontWeight: 600, ...halo}
    });
  };
  const [first, last] = [1, lengths.length];
  return [
    label(powerOfTen(lengths[0].median), first, "start"),
    of === "output"
      ? label(`× ${aLayer(lengths)}`, Math.round(last / 2), "start")
      : label(powerOfTen(lengths[last - 1].median), last, "end")
  ];
}
