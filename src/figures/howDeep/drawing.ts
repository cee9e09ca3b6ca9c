import * as Plot from "@observablehq/plot";
import {group, scaleLinear} from "d3";
import type {Connections} from "../../engine/networks/networkSpec.js";
import {log10} from "../../engine/numerics/log.js";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {plotText} from "../../frame/picture/plotText.js";

/** How the ways of joining layers are drawn: each stands at its own side of a depth, in shares of the way to the next. */
export const ways: Readonly<Record<Connections, {colour: string; symbol: Plot.SymbolType; aside: number}>> = {
  plain: {colour: "var(--unclipped)", symbol: "circle", aside: -0.27},
  residual: {colour: "var(--clipped)", symbol: "triangle", aside: 0},
  dense: {colour: "var(--gate-o)", symbol: "square", aside: 0.27}
};

/** Seeds stand beside each other within so much of the way to the next depth. */
const spreadOfSeeds = 0.2;

/** Of a figure's panel: the size of its own, and edges; the same left and right in panels over each other. */
export const edges = {marginLeft: 44, marginRight: 8} as const;

/** One seed of one stack, and its value; ∞ where it never learnt. */
export interface Point {
  readonly connections: Connections;
  readonly layers: number;
  readonly seed: number;
  readonly value: number;
}

/** The axis of depths: each has a place of its own, whatever lies between. */
export function depthAxis(depths: readonly number[], label: string | null) {
  return {
    domain: [-0.5, depths.length - 0.5],
    ticks: depths.map((_, k) => k),
    tickFormat: (k: number) => String(depths[k]),
    tickSize: 3,
    label
  };
}

/** The pixels of the axis of depths in a picture of this width. */
export function depthScale(depths: readonly number[], width: number) {
  return scaleLinear([-0.5, depths.length - 0.5], [edges.marginLeft, width - edges.marginRight]);
}

/** Where a way of joining stands at a depth. */
export function placeOf(
  depths: readonly number[],
  {connections, layers}: Pick<Point, "connections" | "layers">
): number {
  return depths.indexOf(layers) + ways[connections].aside;
}

/** Every seed as a dot, and over them the median of each stack with its interval, at the heights that `y` gives to values. */
export function seedMarks(
  points: readonly Point[],
  depths: readonly number[],
  y: (value: number) => number = (value) => value
): Plot.Markish[] {
  const seeds = new Set(points.map(({seed}) => seed)).size;
  return [...group(points, ({connections}) => connections)].map(([connections, of]) => {
    const {colour, symbol} = ways[connections];
    const middles = [...group(of, ({layers}) => layers)].map(([layers, stack]) => ({
      x: placeOf(depths, {connections, layers}),
      ...middleOf(
        stack.map(({value}) => value),
        y
      )
    }));
    const x = (point: Point) => placeOf(depths, point) + spreadOfSeeds * ((point.seed - 0.5) / seeds - 0.5);
    return [
      Plot.dot(of, {x, y: ({value}: Point) => y(value), symbol, r: 2.2, fill: colour, fillOpacity: 0.6}),
      Plot.ruleX(middles, {x: "x", y1: "low", y2: "high", stroke: colour, strokeWidth: 1.25}),
      Plot.dot(middles, {x: "x", y: "median", symbol, r: 4.5, fill: colour, stroke: "var(--paper)"})
    ];
  });
}

/** The median and the interval of a sample, each where `place` puts it. */
export function middleOf(values: readonly number[], place: (value: number) => number) {
  const {low, high} = medianInterval(values) ?? {low: Math.min(...values), high: Math.max(...values)};
  return {median: place(quantile(values, 0.5)), low: place(low), high: place(high)};
}

/** The names of the ways over the panel, from the left. */
export function legend(names: readonly Connections[], dy: number): Plot.Markish[] {
  return names.map((name, k) => {
    const at = {frameAnchor: "top-left", dy, fill: ways[name].colour} as const;
    return [
      Plot.dot([name], {...at, dx: 6 + 78 * k, dy: dy + 4, symbol: ways[name].symbol, r: 4}),
      plotText(name, {...at, dx: 14 + 78 * k, fontWeight: 600})
    ];
  });
}

/** Updates on a logarithmic axis, with a band over it for those that were not enough. */
export function updatesAxis(limit: number) {
  const bottom = log10(20);
  const top = log10(limit);
  const never = top + 0.22;
  return {
    ...{bottom, top, never, end: top + 0.4},
    ticks: [20, 50, 100, 200, 500, 1000, 2000, 5000].filter((tick) => tick <= limit).map(log10),
    of: (updates: number) => (updates === Infinity ? never : log10(updates))
  };
}

/** A picture's size without what only a stage knows. */
export function sized({width, height, document}: Sheet) {
  return {width, height, document};
}
