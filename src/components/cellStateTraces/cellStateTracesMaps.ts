import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {Trace, TraceRow} from "../../experiments/traceNetwork.js";
import {wireWords} from "../operationWords.js";
import {type Look, type Quantity} from "./cellStateTracesData.js";
import {inner, type Box} from "./cellStateTracesLayout.js";
import {drawOverTime, type Time} from "./cellStateTracesTime.js";
import {diverging, sequential} from "../palette.js";

/** Less height than this, in pixels, and two numbers of units run into each other. */
const lineOfText = 12;

/** One quantity of every unit at every step: a row a unit, a column a step. */
export function drawMap(
  quantity: Quantity,
  {
    trace: {rows},
    cell,
    units,
    look,
    time,
    box,
    document
  }: {
    trace: Trace;
    cell: CellOperations;
    units: number;
    look: Look;
    time: Time;
    box: Box;
    document: Document;
  }
): Element {
  const {name, symbol} = wireWords(cell, quantity);
  return drawOverTime(time, {
    box,
    document,
    title: `${name} ${symbol}`,
    y: {domain: [units + 1 / 2, 1 / 2], axis: null},
    marks: [
      Plot.rect(runs(rows, quantity), {
        x1: ({from}: Run) => from - 1 / 2,
        x2: ({to}: Run) => to + 1 / 2,
        y1: ({unit}: Run) => unit - 1 / 2,
        y2: ({unit}: Run) => unit + 1 / 2,
        insetTop: 0.5,
        insetBottom: 0.5,
        fill: ({shade}: Run) => shade,
        shapeRendering: "crispEdges"
      }),
      Plot.text(numbers(units, look.unit, inner(box).height / units), {
        y: (unit: number) => unit,
        frameAnchor: "left",
        textAnchor: "end",
        dx: -6,
        text: String,
        fill: (unit: number) => (unit === look.unit ? "var(--ink)" : "var(--muted)")
      }),
      Plot.rect([look.unit], {
        y1: (unit: number) => unit - 1 / 2,
        y2: (unit: number) => unit + 1 / 2,
        stroke: "var(--ink)",
        strokeWidth: 1
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

/** A third as many rectangles as there are values, which a browser draws in a third of the time. */
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

/** The scale of a heat map, small enough to stand over its right end. */
export function drawShades(
  quantity: Quantity,
  {width, height, document}: {width: number; height: number; document: Document}
): Element {
  const isGate = "fio".includes(quantity);
  const [low, high] = [isGate ? 0 : -1, 1];
  const shade = shadeOf(quantity);
  const step = (high - low) / 21;
  const beyond = quantity === "c";
  return Plot.plot({
    document,
    width,
    height,
    margin: 0,
    marginLeft: 28,
    marginRight: 22,
    x: {domain: [low, high], axis: null},
    marks: [
      Plot.rect(range(21), {
        x1: (k: number) => low + k * step,
        x2: (k: number) => low + (k + 1) * step,
        fill: (k: number) => shade(low + ((high - low) * k) / 20),
        insetTop: 4,
        insetBottom: 4,
        shapeRendering: "crispEdges"
      }),
      Plot.frame({stroke: "var(--rule)", insetTop: 4, insetBottom: 4}),
      Plot.text([low], {
        frameAnchor: "left",
        textAnchor: "end",
        dx: -4,
        text: () => `${beyond ? "≤ " : ""}${low}`.replace("-", "−")
      }),
      Plot.text([high], {frameAnchor: "right", textAnchor: "start", dx: 4, text: () => `${beyond ? "≥ " : ""}${high}`})
    ]
  });
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
