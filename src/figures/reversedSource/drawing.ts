import * as Plot from "@observablehq/plot";
import {format, scaleLinear} from "d3";
import type {SourceOrder} from "../../experiments/tasks/sourceOrder.js";
import type {Box} from "../../frame/picture/box.js";
import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import type {Cell} from "./cells.js";
import type {Learnt, ReversedSourceData} from "./experiment.js";
import {orderStyles} from "./orders.js";

export type Sheet = Box & {readonly document: Document};

export interface State {
  readonly cell: Cell;
  /** What is compared with straight. */
  readonly order: Exclude<SourceOrder, "straight">;
  readonly update: number;
  /** The guess: errors by place, in per cent. */
  readonly curve: readonly number[];
  readonly shown: boolean;
}

export const bold = {fontWeight: 600, fontSize: 13};
export const grid = {stroke: "var(--rule)", strokeOpacity: 0.6};

/** Arcs over errors by place, beside the updates until solved; on a phone under each other. */
export function layout({width, height}: StageSize) {
  const compact = height > width;
  const left = compact ? width : Math.round(0.54 * width);
  const arcs: Box = {x: 0, y: 0, width: left, height: 204};
  const under = compact ? Math.round(0.55 * (height - arcs.height)) : height - arcs.height;
  const errors: Box = {x: 0, y: arcs.height, width: left, height: under};
  const solved: Box = compact
    ? {x: 0, y: arcs.height + under, width, height: height - arcs.height - under}
    : {x: left, y: 0, width: width - left, height};
  return {arcs, errors, solved};
}

/** From where each symbol is read to where it is written, for straight and for the other order. */
export function drawArcs(
  {orders, length}: ReversedSourceData,
  {order}: State,
  {width, height, document}: Sheet
): Element {
  const group = shape(document, "g", {});
  const write = (words: string, x: number, y: number, more: Record<string, string | number> = {}) =>
    group.append(shape(document, "text", {x, y, "text-anchor": "start", "font-size": 12, ...more}, words));
  write("Each symbol, from reading to writing", 2, 14, {"font-size": 13, "font-weight": 600});
  const x = scaleLinear([0, 2 * length], [14, width - 14]);
  const each = (height - 26) / 2;
  for (const [n, name] of (["straight", order] as const).entries()) {
    const {colour, label} = orderStyles[name];
    const {read, distances} = orders.find((one) => one.order === name) ?? orders[0];
    const base = 26 + (n + 1) * each - 16;
    const high = (distance: number) => ((each - 38) * distance) / (2 * length);
    for (const [symbol, distance] of distances.entries()) {
      const [from, to] = [x(read.indexOf(symbol)), x(length + 1 + symbol)];
      // A cubic with both handles so high rises to three quarters of that.
      const peak = base - 10 - (4 / 3) * high(distance);
      const d = `M${from},${base - 10}C${from},${peak} ${to},${peak} ${to},${base - 10}`;
      group.append(shape(document, "path", {d, fill: "none", stroke: colour, "stroke-width": 1.25}));
    }
    const under = {"text-anchor": "middle", "font-size": 11};
    for (const [step, symbol] of read.entries()) write(String(symbol + 1), x(step), base + 2, {...under, fill: colour});
    write("|", x(length), base + 2, {...under, fill: "var(--muted)"});
    for (const [symbol] of read.entries())
      write(String(symbol + 1), x(length + 1 + symbol), base + 2, {...under, fill: colour});
    const [least, most] = [Math.min(...distances), Math.max(...distances)];
    const steps = least === most ? `${least} steps each` : `${least} to ${most} steps`;
    write(`${label}: ${steps}`, 2, 26 + n * each + 8, {fill: colour, "font-weight": 600});
  }
  return group;
}

/** The panel of errors: its edges in pixels, and its scales. */
const edges = {marginTop: 44, marginRight: 14, marginBottom: 38, marginLeft: 40};

export function errorScales({length}: ReversedSourceData, {width, height}: Box) {
  return {
    x: scaleLinear([1, length], [edges.marginLeft + 8, width - edges.marginRight - 8]),
    y: scaleLinear([0, mostError], [height - edges.marginBottom, edges.marginTop])
  };
}

/** In per cent: all but always the same symbol of four. */
export const mostError = 75;

/** Wrong symbols by place in the target after so many updates: straight, the guess, and the other order once it is asked for. */
export function drawErrors(data: ReversedSourceData, state: State, box: Sheet): Element {
  const {width, height, document} = box;
  const names = state.shown ? (["straight", state.order] as const) : (["straight"] as const);
  const at = {frameAnchor: "top-left", dx: 2 - edges.marginLeft} as const;
  const {x, y} = errorScales(data, box);
  return Plot.plot({
    ...{width, height, document, ...edges, style: {fontSize: "12px"}},
    x: {domain: x.domain(), range: x.range(), ticks: data.length, tickFormat: "d", tickSize: 4, label: null},
    y: {
      domain: y.domain(),
      ticks: [0, 25, 50, 75],
      tickFormat: (error: number) => `${error}%`,
      tickSize: 0,
      label: null
    },
    marks: [
      Plot.text([`Wrong symbols after ${format(",")(state.update)} updates`], {
        ...at,
        dy: 6 - edges.marginTop,
        ...bold
      }),
      Plot.text(["place in the target →"], {frameAnchor: "bottom-right", dy: 30}),
      Plot.gridY([25, 50, 75], grid),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      names.map((name) => {
        const {colour, dash, mark} = orderStyles[name];
        const points = errorsAt(data, state.cell, name, state.update).map(({median, low, high}, place) => ({
          ...{place: place + 1, median: 100 * median, low: 100 * low, high: 100 * high}
        }));
        return [
          Plot.areaY(points, {x: "place", y1: "low", y2: "high", fill: colour, fillOpacity: 0.12}),
          Plot.line(points, {x: "place", y: "median", stroke: colour, strokeWidth: 2, strokeDasharray: dash}),
          Plot.dot(points, {x: "place", y: "median", symbol: mark, r: 3.5, fill: colour, stroke: "var(--paper)"})
        ];
      }),
      Plot.line(state.curve, {
        ...{x: (_: number, place: number) => place + 1, y: (error: number) => error},
        ...{stroke: "var(--guess)", strokeWidth: 2, strokeDasharray: "1 4", strokeLinecap: "round"}
      }),
      Plot.dot(state.curve, {
        x: (_: number, place: number) => place + 1,
        y: (error: number) => error,
        r: 4,
        fill: "var(--guess)"
      }),
      [
        {words: "straight", fill: orderStyles.straight.colour},
        ...(state.shown ? [{words: orderStyles[state.order].label, fill: orderStyles[state.order].colour}] : []),
        {words: "my guess", fill: "var(--guess)"}
      ].map(({words, fill}, n) =>
        Plot.text([words], {...at, dx: at.dx + [0, 64, 190][n], dy: -22, fill, fontWeight: 600})
      )
    ]
  });
}

/** By place, after so many updates. */
export function errorsAt(data: ReversedSourceData, cell: Cell, order: SourceOrder, update: number) {
  return learntOf(data, cell, order).errors[update / data.every];
}

/** How networks of one cell learnt an order; of the smaller size. */
export function learntOf({learnt}: ReversedSourceData, cell: Cell, order: SourceOrder): Learnt {
  const found = learnt.find((one) => one.cell === cell && one.order === order);
  if (!found) throw new RangeError(`reversedSource: expected ${cell} ${order} among what was learnt, got none`);
  return found;
}
