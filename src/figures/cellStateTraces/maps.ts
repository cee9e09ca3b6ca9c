import * as Plot from "@observablehq/plot";
import {groups, range} from "d3";
import {wireWords} from "../../frame/words/operationWords.js";
import type {Panel} from "../../frame/picture/panels.js";
import {diverging, sequential} from "../../frame/picture/palette.js";
import {shape} from "../../frame/picture/shape.js";
import {innerOf} from "../../frame/picture/stackPanels.js";
import {drawOverTime, quantities, type Quantity, type Subject} from "./panel.js";
import type {TraceRow} from "./trace.js";

/** Less height than this, in pixels, and two numbers of units run into each other. */
const lineOfText = 12;

/** Rows lower than this, in pixels, have no gap between them: it would take a third of the shade away. */
const lowRow = 4;

/** One quantity of every unit at every step: a row a unit, a column a step. */
export function drawMap(quantity: Quantity, subject: Subject): Panel {
  const {trace, cell, unit: picked, units: all} = subject.looked;
  const units = all.length;
  const {name, symbol} = wireWords(cell, quantity);
  const row = innerOf(subject.box).height / units;
  return drawOverTime(subject, {
    title: `${name} ${symbol}`,
    y: {domain: [units + 1 / 2, 1 / 2], axis: null},
    marks: [
      drawRuns(runs(trace.rows, quantity), row < lowRow ? 0 : 1, quantities[quantity].symbol),
      Plot.text(numbers(units, picked, row), {
        ...{y: (unit: number) => unit, frameAnchor: "left", textAnchor: "end", dx: -6, text: String},
        fill: (unit: number) => (unit === picked ? "var(--ink)" : "var(--muted)")
      }),
      Plot.rect([picked], {
        ...{y1: (unit: number) => unit - 1 / 2, y2: (unit: number) => unit + 1 / 2},
        ...{stroke: "var(--ink)", strokeWidth: 1}
      })
    ]
  });
}

/** Neighbouring steps of one unit that have one shade, drawn as one. */
interface Run {
  readonly unit: number;
  readonly shade: string;
  readonly from: number;
  readonly to: number;
}

/**
 * All runs of a shade in one path, as lines almost a row thick, in steps and units: rectangles would take ten times the
 * text, and a browser longer.
 * @param rowGap between two rows, in pixels
 * @param symbol the part of formulas that is drawn
 */
function drawRuns(runs: readonly Run[], rowGap: number, symbol?: string): Plot.RenderFunction {
  return (_index, {x, y}, _values, _dimensions, {document}) => {
    if (!x || !y) throw new Error("drawRuns: expected scales of steps and units, got none");
    const [across, down] = [x(1) - x(0), y(1) - y(0)];
    const group = shape(document, "g", {
      ...{fill: "none", "stroke-width": 1 - rowGap / down, "shape-rendering": "crispEdges"},
      transform: `translate(${x(1 / 2)},${y(0)}) scale(${across},${down})`,
      ...(symbol !== undefined && {"data-symbol": symbol})
    });
    for (const [shade, ofShade] of groups(runs, ({shade}) => shade)) {
      const lines = ofShade.map(({unit, from, to}) => `M${from - 1},${unit}h${to - from + 1}`);
      group.append(shape(document, "path", {stroke: shade, d: lines.join("")}));
    }
    return group;
  };
}

/** A third as many as there are values. */
function runs(rows: readonly TraceRow[], quantity: Quantity): Run[] {
  const shadeAt = shadeOf(quantity);
  const latest = new Map<number, Run>();
  const ended: Run[] = [];
  for (const {t, unit, [quantity]: value} of rows) {
    const shade = shadeAt(value);
    const run = latest.get(unit);
    if (run?.shade === shade) latest.set(unit, {...run, to: t});
    else {
      if (run) ended.push(run);
      latest.set(unit, {unit, shade, from: t, to: t});
    }
  }
  return [...ended, ...latest.values()];
}

/** Shades that a small scale shows, odd so that one is the middle. */
const samples = 11;

/** The scale of a heat map, small, over its right end. */
export function drawShades(quantity: Quantity, {box, document}: Subject): Panel {
  const [width, height] = [130, 16];
  const {left, top, width: across} = innerOf(box);
  const shade = shadeOf(quantity);
  const [low, high] = [shade === sequential ? 0 : -1, 1];
  const values = range(samples).map((k) => low + ((high - low) * k) / (samples - 1));
  const beyond = (sign: string): string => (quantity === "c" ? `${sign} ` : "");
  const scale = values.map((value, k) => ({unit: 1, shade: shade(value), from: k + 1, to: k + 1}));
  const plot = Plot.plot({
    ...{document, width, height, marginLeft: 28, marginRight: 22, marginTop: 4, marginBottom: 4},
    x: {domain: [1 / 2, samples + 1 / 2], axis: null},
    y: {domain: [3 / 2, 1 / 2], axis: null},
    marks: [
      drawRuns(scale, 0),
      Plot.frame({stroke: "var(--rule)"}),
      Plot.text([`${beyond("≤")}${low}`.replace("-", "−")], {frameAnchor: "left", textAnchor: "end", dx: -4}),
      Plot.text([`${beyond("≥")}${high}`], {frameAnchor: "right", textAnchor: "start", dx: 4})
    ]
  });
  return {x: left + across - width + 4, y: top - height - 2, plot};
}

/** One absolute scale for c, h and c̃, from −1 to 1 (a c beyond it has the shade of its end), one for the gates. */
function shadeOf(quantity: Quantity): (value: number) => string {
  return quantity === "f" || quantity === "i" || quantity === "o" ? sequential : diverging;
}

/** The units whose numbers there is room for: all, or the picked one and the ends. */
function numbers(units: number, picked: number, rowHeight: number): number[] {
  const isFree = (unit: number): boolean => Math.abs(unit - picked) * rowHeight >= lineOfText;
  return range(1, units + 1).filter(
    (unit) => rowHeight >= lineOfText || unit === picked || ((unit === 1 || unit === units) && isFree(unit))
  );
}
