import * as Plot from "@observablehq/plot";
import {scaleLinear, scaleLog} from "d3";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {freeLabel, namesAlong, type Label} from "../../frame/picture/freeLabel.js";
import {cellStyles} from "../../frame/picture/palette.js";
import type {StageSize} from "../../frame/stage.js";
import type {NetworkName} from "./explode.js";

/** How the two networks are drawn in both panels: told apart by colour, dash and mark. */
export const networkStyles = {
  linear: {colour: "var(--ink)", dash: "7 3", mark: "square"},
  tanh: {colour: cellStyles["rnn-tanh"].colour, dash: "none", mark: "circle"}
} as const;

export const margins = {marginTop: 26, marginRight: 20, marginBottom: 38, marginLeft: 48};

export type Frame = StageSize & typeof margins & {readonly document: Document};

export const grid = {stroke: "var(--rule)", strokeOpacity: 0.6};

/** A length so many steps from the loss. */
export interface Point {
  readonly steps: number;
  readonly log10: number;
}

/** From steps and log10 to pixels within the frame. */
export interface Scales {
  readonly size: StageSize;
  readonly x: (steps: number) => number;
  readonly y: (log10: number) => number;
}

export function scalesOf(frame: Frame, x: "linear" | "log", steps: number, decades: readonly [number, number]): Scales {
  const width = frame.width - frame.marginLeft - frame.marginRight;
  const height = frame.height - frame.marginTop - frame.marginBottom;
  return {
    size: {width, height},
    x: x === "log" ? scaleLog([1, steps], [0, width]) : scaleLinear([0, steps], [0, width]),
    y: scaleLinear(decades, [height, 0])
  };
}

/** A network's curve, the place on it that is looked at, and how its name is tried along it. */
export interface Curve {
  readonly network: NetworkName;
  readonly points: readonly Point[];
  readonly here: Point | undefined;
  /** The points in the picture, and the share of them at which the name would be best. */
  readonly inside: readonly Point[];
  readonly named: number;
  /** The part of formulas that it is: src/frame/lightSymbols.ts. */
  readonly symbol?: string | undefined;
}

/** The curves' names, each where it is free of what stands in the panel. */
export function namesOf(curves: readonly Curve[], words: readonly Label[], {size, x, y}: Scales): Label[] {
  const names: Label[] = [];
  for (const {network, inside, named} of curves) {
    const places = inside.map(({steps, log10}) => ({x: x(steps), y: y(log10)}));
    const style = {words: network, fill: networkStyles[network].colour, fontWeight: 600};
    const name = freeLabel(namesAlong(places, style, named), [...words, ...names], size);
    if (name) names.push(name);
  }
  return names;
}

/** A network's curve, and its mark at the place that is looked at. */
export function drawCurve({network, points, here, symbol}: Curve): Plot.Markish[] {
  const {colour, dash, mark} = networkStyles[network];
  const at = {x: "steps", y: "log10"};
  const dot = {r: 4.5, symbol: mark, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5};
  return [
    Plot.line(points, {
      ...at,
      stroke: colour,
      strokeWidth: 2.25,
      strokeDasharray: dash,
      clip: true,
      ...drawnAs(symbol)
    }),
    here && Plot.dot([here], {...at, ...dot})
  ];
}
