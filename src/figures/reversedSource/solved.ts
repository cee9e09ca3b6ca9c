import * as Plot from "@observablehq/plot";
import {format} from "d3";
import {quantile} from "../../experiments/statistics.js";
import {plotText} from "../../frame/picture/plotText.js";
import {bold, grid, type Sheet, type State} from "./drawing.js";
import type {Learnt, ReversedSourceData} from "./experiment.js";
import {orderStyles} from "./orders.js";

const margins = {marginTop: 44, marginRight: 10, marginBottom: 38, marginLeft: 116};

/** A row of the panel: what was learnt, and how it is called and drawn. */
interface Row extends Learnt {
  readonly row: number;
  readonly label: string;
  readonly fill: string;
  readonly fontWeight: number;
}

/** When each seed had learnt each order, and with twice the units; who had not within the updates there are stands at the right. */
export function drawSolved(data: ReversedSourceData, state: State, {width, height, document}: Sheet): Element {
  const {updates} = data;
  const rows = rowsOf(data, state);
  const end = 1.15 * updates;
  const [top, bottom] = [-0.6, rows.length - 0.4];
  const known = rows.filter(({order}) => order === "straight" || state.shown);
  return Plot.plot({
    ...{width, height, document, ...margins, style: {fontSize: "12px"}},
    x: {domain: [0, end], ticks: [0, 2000, 4000, 6000], tickFormat: ",d", tickSize: 4, label: null},
    y: {domain: [bottom, top], axis: null},
    marks: [
      Plot.text(["Updates until solved, ten seeds"], {
        ...{frameAnchor: "top-left", dx: 8 - margins.marginLeft, dy: 6 - margins.marginTop, ...bold}
      }),
      Plot.text(["updates →"], {frameAnchor: "bottom-right", dy: 30}),
      Plot.rect([0], {x1: 1.01 * updates, x2: end, y1: top, y2: bottom, fill: "var(--paper-alt)"}),
      Plot.text(["not"], {x: 1.08 * updates, y: top, dy: -9, fill: "var(--muted)"}),
      Plot.gridX([2000, 4000, 6000], grid),
      rows.map(({label, row, fill, fontWeight}) =>
        Plot.text([label], {x: 0, y: row, dx: -8, textAnchor: "end", fill, fontWeight})
      ),
      known.map((row) => seeds(row, updates)),
      state.shown ? null : Plot.text(["?"], {x: 0.72 * updates, y: 2, fontSize: 40, fill: "var(--guess)"})
    ]
  });
}

function rowsOf(data: ReversedSourceData, {cell, order: other}: State): Row[] {
  const all = [...data.learnt, ...data.wide].filter((learnt) => learnt.cell === cell);
  const {units} = all[0];
  return all.map((learnt, row) => {
    const {label, colour} = orderStyles[learnt.order];
    const compared = learnt.units === units && (learnt.order === "straight" || learnt.order === other);
    return {
      ...{...learnt, row, label: learnt.units === units ? label : `${label}, ${learnt.units} units`},
      ...{fill: compared ? colour : "var(--muted)", fontWeight: compared ? 700 : 500}
    };
  });
}

/** A mark for each seed, and their median. */
function seeds({order, row, solvedAt, fill}: Row, updates: number): Plot.Markish[] {
  const never = 1.08 * updates;
  const marks = solvedAt.map((update, seed) => ({x: update ?? never, y: row + (seed - 4.5) * 0.045}));
  const median = quantile(
    marks.map(({x}) => x),
    0.5
  );
  const learnt = solvedAt.filter((update) => update !== null).length;
  const last = Math.max(...marks.map(({x}) => x));
  const first = Math.min(...marks.map(({x}) => x));
  // Right of the last mark; where that is near the edge, left of the first.
  const side =
    last < 0.85 * updates
      ? ({x: last, dx: 9, textAnchor: "start"} as const)
      : ({x: first, dx: -9, textAnchor: "end"} as const);
  const words = median < never ? format(",")(median) : `${learnt} of ${solvedAt.length}`;
  return [
    Plot.ruleX([median], {y1: row - 0.27, y2: row + 0.27, stroke: fill, strokeWidth: 3}),
    Plot.dot(marks, {x: "x", y: "y", symbol: orderStyles[order].mark, r: 3.5, fill, fillOpacity: 0.7}),
    plotText(words, {y: row, fill, ...side})
  ];
}
