import * as Plot from "@observablehq/plot";
import {format, range} from "d3";
import type {Data, TrainedCell} from "./experiment.js";
import type {Box} from "../../frame/picture/box.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {lowest, shades, shadesKey} from "./map.js";
import {mapOf, bothCells, type State} from "./words.js";

/** The top of the axis of errors: what is above it, before the first updates, is cut off. */
const highestError = 0.3;

/** Below this width words are shorter and edges narrower. */
const narrow = 520;

interface Drawing {
  readonly data: Data;
  readonly state: State;
  readonly layout: ReturnType<typeof layoutOf>;
  readonly size: Sheet;
}

/** Each network's gradients by step and update as a map, its error under it, and the curves at one checkpoint. */
export function drawDuringTraining(data: Data, state: State, size: Sheet): SVGSVGElement {
  const drawing = {data, state, layout: layoutOf(size), size};
  const plots = [
    ...bothCells.flatMap((cell) => [drawMap(cell, drawing), drawError(cell, drawing)]),
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
    ...{width, height, document, marginLeft: box.x, marginTop: box.y},
    ...{marginRight: width - box.x - box.width, marginBottom: height - box.y - box.height}
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
      ...{domain: [steps - 0.5, -0.5], label: null, axis: cell === "lstm" ? null : "left"},
      ...{ticks: range(0, steps, 10), tickSize: 4, tickFormat: "d"}
    },
    marks: [
      () => shades(log10, box, drawing.size.document),
      Plot.frame({stroke: "var(--rule)"}),
      cursor(drawing),
      note(`${name}, gradient at ${path}`, box.x, -10, box, {
        ...{fill: colour, fontWeight: 600, fontSize: box.width < 150 ? 12 : 12.5}
      }),
      cell === "lstm" ? null : note("distance T − t", 0, -26, box)
    ]
  });
}

/** Words at a place in pixels, dy from the top of a box. */
function note(words: string, x: number, dy: number, box: Box, options: Plot.TextOptions = {}): Plot.Markish {
  const place = {frameAnchor: "top-left", dx: x - box.x, dy, textAnchor: "start"} as const;
  return Plot.text([words], {...place, fill: "currentColor", ...options});
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
      ...{domain: [0, highestError], label: null, axis: cell === "lstm" ? null : "left"},
      ...{ticks: [0, 0.1, 0.2], tickSize: 4}
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
      note("updates →", box.x + box.width, box.height + 30, box, {textAnchor: "end"}),
      cell === "lstm" ? null : note("error", 0, -9, box)
    ]
  });
}

function drawCurves(drawing: Drawing): Element {
  const {data, state, layout} = drawing;
  const box = layout.curves;
  const curves = bothCells.map((cell) => ({cell, points: mapOf(data, cell, state.path).log10[state.step]}));
  const ends = curves.map(({cell, points}) => {
    const at = points[points.length - 1];
    return {words: endWords(cell, at, layout.compact), at, fill: cellStyles[cell].colour};
  });
  const last = data.settings.length - 1;
  const edge = {x: last, domain: [lowest, 1] as const, top: box.y, bottom: box.y + box.height, gap: 16};
  return Plot.plot({
    ...within(box, drawing),
    x: {
      ...{domain: [0, last], ticks: layout.compact ? 5 : 10, tickSize: 4},
      ...{label: "distance $T − t$, in steps", labelArrow: "right"}
    },
    y: logAxis(edge.domain, range(lowest, 1, 4)),
    marks: [
      Plot.gridY(range(lowest, 1, 4), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      note(`length of the gradient after ${format(",")(data.updates[state.step])} updates`, 0, -12, box),
      curves.map(({cell, points}) =>
        Plot.line(points, {
          ...{x: (_, distance) => distance, y: (value: number) => value, clip: true},
          ...{stroke: cellStyles[cell].colour, strokeWidth: 2, strokeDasharray: cellStyles[cell].dash}
        })
      ),
      endLabels(ends, edge, {dx: 6, fontWeight: 500})
    ]
  });
}

function endWords(cell: TrainedCell, value: number, compact: boolean): string {
  const number = compact ? "" : ` ${powerOfTen(value)}`;
  return `${cellStyles[cell].label.replace("RNN, ", "")}${number}${value < lowest ? " ↓" : ""}`;
}

/**
 * For each cell its map, and its error under it on the same axis of updates; at the foot the two curves at the checkpoint;
 * and the key of the maps' shades. The same on a phone, with less room.
 */
function layoutOf({width, height}: Sheet) {
  const compact = width < narrow;
  const [left, gap, right] = compact ? [42, 24, 18] : [44, 34, 20];
  const top = 44;
  const map = Math.round(0.32 * height);
  const error = Math.round(0.13 * height);
  const column = (width - left - gap - right) / 2;
  const cellAt = (x: number) => ({
    map: {x, y: top, width: column, height: map},
    error: {x, y: top + map + 24, width: column, height: error}
  });
  const below = top + map + 24 + error + 62;
  return {
    compact,
    cells: {"rnn-tanh": cellAt(left), lstm: cellAt(left + column + gap)},
    curves: {x: left, y: below, width: width - left - (compact ? 56 : 110), height: height - below - 36},
    key: {x: width - (compact ? 128 : 200), y: 2, width: compact ? 100 : 160, height: 8}
  };
}
