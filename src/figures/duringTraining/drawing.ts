import * as Plot from "@observablehq/plot";
import {range, scaleLinear} from "d3";
import type {Data, TrainedCell} from "./experiment.js";
import type {Box} from "../../frame/box.js";
import type {StageSize} from "../../frame/stage.js";
import {cellStyles} from "../../frame/palette.js";
import {panels} from "../../frame/panels.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {lowest, shades, shadesKey} from "./map.js";
import {mapOf, type State} from "./words.js";

const cells = ["rnn-tanh", "lstm"] as const;

/** The top of the axis of errors: what is above it, before the first updates, is cut off. */
const highestError = 0.3;

interface Layout {
  readonly compact: boolean;
  /** Of each cell: its map, and its error under it on the same axis of updates. */
  readonly cells: Readonly<Record<TrainedCell, {readonly map: Box; readonly error: Box}>>;
  /** The two curves at the checkpoint. */
  readonly curves: Box;
  /** The key of the maps' shades. */
  readonly key: Box;
}

/** Below this width words are shorter and edges narrower. */
const narrow = 520;

interface Drawing {
  readonly data: Data;
  readonly state: State;
  readonly layout: Layout;
  readonly size: StageSize & {readonly document: Document};
}

/** Each network's gradients by step and update as a map, its error under it, and the curves at one checkpoint. */
export function drawDuringTraining(data: Data, state: State, size: StageSize & {document: Document}): SVGSVGElement {
  const drawing = {data, state, layout: layoutOf(size), size};
  const plots = [
    ...cells.flatMap((cell) => [drawMap(cell, drawing), drawError(cell, drawing)]),
    drawCurves(drawing),
    shadesKey(drawing.layout.key, size)
  ];
  return panels(
    plots.map((plot) => ({plot, x: 0, y: 0})),
    size
  );
}

/** Options of a plot that takes the whole picture and draws into one box of it. */
function within(box: Box, {size: {width, height, document}}: Drawing): Plot.PlotOptions {
  return {
    width,
    height,
    document,
    marginLeft: box.x,
    marginTop: box.y,
    marginRight: width - box.x - box.width,
    marginBottom: height - box.y - box.height,
    style: {fontSize: "12px"}
  };
}

function updatesAxis({data: {updates}, layout: {compact}}: Drawing): Plot.ScaleOptions {
  return {domain: [0, updates[updates.length - 1]], ticks: compact ? 2 : 5, tickFormat: ",d", tickSize: 4, label: null};
}

function drawMap(cell: TrainedCell, drawing: Drawing): Element {
  const {data, state, layout} = drawing;
  const box = layout.cells[cell].map;
  const {path, log10} = mapOf(data, cell, state.path);
  const {label, colour} = cellStyles[cell];
  const steps = log10[0].length;
  const name = layout.compact ? label.replace("RNN, ", "") : label;
  return Plot.plot({
    ...within(box, drawing),
    x: {...updatesAxis(drawing), axis: null},
    y: {
      domain: [steps - 0.5, -0.5],
      label: null,
      axis: cell === "lstm" ? null : "left",
      ticks: range(0, steps, 10),
      tickSize: 4,
      tickFormat: "d"
    },
    marks: [
      () => shades(log10, box, drawing.size.document),
      Plot.frame({stroke: "var(--rule)"}),
      cursor(drawing),
      note(`${name}, gradient at ${path}`, box.x, -10, box, {
        fill: colour,
        fontWeight: 600,
        fontSize: box.width < 150 ? 12 : 12.5
      }),
      cell === "lstm" ? null : note("distance T − t", 0, -26, box, {fill: "currentColor"})
    ]
  });
}

/** Words at a place in pixels, dy from the top of a box. */
function note(words: string, x: number, dy: number, box: Box, options: Plot.TextOptions): Plot.Markish {
  return Plot.text([words], {frameAnchor: "top-left", dx: x - box.x, dy, textAnchor: "start", ...options});
}

function cursor({data, state}: Drawing): Plot.Markish {
  return Plot.ruleX([data.updates[state.step]], {stroke: "var(--link)", strokeWidth: 1.5});
}

function drawError(cell: TrainedCell, drawing: Drawing): Element {
  const {data, state, layout} = drawing;
  const box = layout.cells[cell].error;
  const {colour, dash, mark} = cellStyles[cell];
  const points = data.errors[cell].map((error, k) => ({x: data.updates[k], y: error}));
  const over = data.over.find((over) => over.cell === cell);
  return Plot.plot({
    ...within(box, drawing),
    x: updatesAxis(drawing),
    y: {
      domain: [0, highestError],
      axis: cell === "lstm" ? null : "left",
      ticks: [0, 0.1, 0.2],
      tickSize: 4,
      label: null
    },
    marks: [
      Plot.areaY(over?.error ?? [], {
        ...{x: (_, k) => data.updates[k], y1: "low", y2: "high"},
        ...{fill: colour, fillOpacity: 0.16, clip: true}
      }),
      Plot.ruleY([data.baseline], {stroke: "var(--bound)", strokeDasharray: "4 2"}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      Plot.line(points, {x: "x", y: "y", stroke: colour, strokeWidth: 1.75, strokeDasharray: dash, clip: true}),
      cursor(drawing),
      Plot.dot(points.slice(state.step, state.step + 1), {
        ...{x: "x", y: ({y}: {y: number}) => Math.min(y, highestError)},
        ...{symbol: mark, r: 4, fill: colour, stroke: "var(--paper)"}
      }),
      note("updates →", box.x + box.width, box.height + 30, box, {fill: "currentColor", textAnchor: "end"}),
      cell === "lstm" ? null : note("error", 0, -9, box, {fill: "currentColor"})
    ]
  });
}

function drawCurves(drawing: Drawing): Element {
  const {data, state, layout, size} = drawing;
  const box = layout.curves;
  const curves = cells.map((cell) => ({cell, points: mapOf(data, cell, state.path).log10[state.step]}));
  const y = scaleLinear([lowest, 1], [box.y + box.height, box.y]);
  const ends = curves.map(({points}) => Math.max(lowest, points[points.length - 1]));
  const places = spreadApart(ends.map(y), 16, [box.y, box.y + box.height]).map(y.invert);
  const last = data.settings.length - 1;
  return Plot.plot({
    ...within(box, drawing),
    x: {
      domain: [0, last],
      label: "distance T − t, in steps",
      labelArrow: "right",
      ticks: layout.compact ? 5 : 10,
      tickSize: 4
    },
    y: {domain: [lowest, 1], label: null, ticks: range(lowest, 1, 4), tickFormat: powerOfTen, tickSize: 0},
    marks: [
      Plot.gridY(range(lowest, 1, 4), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      note(`length of the gradient after ${data.updates[state.step].toLocaleString("en-GB")} updates`, 0, -12, box, {
        fill: "currentColor"
      }),
      curves.map(({cell, points}) =>
        Plot.line(points, {
          ...{x: (_, distance) => distance, y: (value: number) => value, clip: true},
          ...{stroke: cellStyles[cell].colour, strokeWidth: 2, strokeDasharray: cellStyles[cell].dash}
        })
      ),
      curves.map(({cell, points}, k) =>
        Plot.text([endWords(cell, points[points.length - 1], size.width > 520)], {
          ...{x: last, y: places[k], dx: 6, textAnchor: "start"},
          ...{fill: cellStyles[cell].colour, fontWeight: 500}
        })
      )
    ]
  });
}

function endWords(cell: TrainedCell, value: number, wide: boolean): string {
  const name = cellStyles[cell].label.replace("RNN, ", "");
  return wide ? `${name} ${powerOfTen(value)}${value < lowest ? " ↓" : ""}` : `${name}${value < lowest ? " ↓" : ""}`;
}

/** Maps above, errors under them, the curves of the checkpoint at the foot; the same on a phone, with less room. */
function layoutOf({width, height}: StageSize): Layout {
  const compact = width < narrow;
  const [left, gap, right] = compact ? [42, 24, 18] : [44, 34, 20];
  const top = 44;
  const map = Math.round(0.32 * height);
  const error = Math.round(0.13 * height);
  const column = (width - left - gap - right) / 2;
  const cellAt = (k: number) => {
    const x = left + k * (column + gap);
    return {
      map: {x, y: top, width: column, height: map},
      error: {x, y: top + map + 24, width: column, height: error}
    };
  };
  const below = top + map + 24 + error + 62;
  return {
    compact,
    cells: {"rnn-tanh": cellAt(0), lstm: cellAt(1)},
    curves: {x: left, y: below, width: width - left - (compact ? 56 : 110), height: height - below - 36},
    key: {x: width - (compact ? 128 : 200), y: 2, width: compact ? 100 : 160, height: 8}
  };
}
