import * as Plot from "@observablehq/plot";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {GatesRow, GatesTaskName} from "./gatesByHand.js";
import {wireWords} from "../../frame/operationWords.js";
import type {GatesBox, GatesLayout} from "./layout.js";
import type {GateName} from "./state.js";

/** What every panel of the picture is drawn from. */
export interface GatesPicture {
  readonly rows: readonly GatesRow[];
  readonly task: GatesTaskName;
  readonly isTrained: boolean;
  readonly step: number;
  /** The cell's list of operations, after which everything is named. */
  readonly cell: CellOperations;
  readonly tolerance: number;
  readonly layout: GatesLayout;
  readonly document: Document;
}

const gateColours: Readonly<Record<GateName, string>> = {f: "var(--gate-f)", i: "var(--gate-i)", o: "var(--gate-o)"};

/** The new content c̃ at each step, and the marks. */
export function drawContent(picture: GatesPicture): Element {
  const {rows, task, isTrained, cell, layout} = picture;
  const {name, symbol} = wireWords(cell, "c̃");
  return drawOverSteps(picture, layout.content, {
    title: `${name} ${symbol}${isTrained ? " of what the cell reads" : ": what could be written"}`,
    colour: "var(--gate-c)",
    y: {domain: [-1.35, 1.35], axis: null},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.rect(rows, {
        ...{x1: left, x2: right, y1: 0, y2: "c̃", fill: "var(--gate-c)"},
        fillOpacity: ({mark}: GatesRow) => (mark > 0 ? 1 : 0.35)
      }),
      [1, -1].map((sign) =>
        Plot.text(
          rows.filter(({c̃}) => sign === (c̃ < 0 ? -1 : 1)),
          {x: "t", y: 0, dy: 8 * sign, text: ({c̃}: GatesRow) => short(c̃, layout.isNarrow), fill: "var(--ink)"}
        )
      )
    ],
    over: rows
      .filter(({mark}) => mark > 0)
      .map((row) =>
        Plot.text([row], {
          ...{
            x: "t",
            frameAnchor: "bottom",
            lineAnchor: "bottom",
            text: () => markWord(task, row.mark, layout.isNarrow)
          },
          ...{fill: "var(--link)", fontWeight: 700, stroke: "var(--paper)", strokeWidth: 3}
        })
      )
  });
}

/** One gate at each step, as a bar from 0 to 1. */
export function drawGate(picture: GatesPicture, gate: GateName): Element {
  const {rows, isTrained, cell, layout} = picture;
  const {name, symbol, does} = wireWords(cell, gate);
  const colour = gateColours[gate];
  const value = (row: GatesRow): number => row[gate];
  return drawOverSteps(picture, layout.gates[gate], {
    title: `${name} ${symbol}: ${does}`,
    colour,
    y: {domain: [0, 1], ticks: [0, 1], tickSize: 0, tickFormat: String, label: null},
    marks: [
      Plot.rect(rows, {x1: left, x2: right, y1: 0, y2: 1, fill: "var(--paper-alt)", stroke: "var(--rule)"}),
      Plot.rect(rows, {x1: left, x2: right, y1: 0, y2: value, fill: colour, fillOpacity: 0.45}),
      isTrained
        ? null
        : Plot.ruleY(rows, {x1: left, x2: right, y: value, stroke: colour, strokeWidth: 3, strokeLinecap: "round"}),
      Plot.text(rows, {
        // Clear of the bar's end.
        ...{x: "t", y: (row: GatesRow) => (row[gate] > 0.45 ? 0.22 : 0.75)},
        ...{text: (row: GatesRow) => short(row[gate], layout.isNarrow), fill: "var(--ink)"}
      })
    ],
    over: []
  });
}

/** A panel: a line of words over it, and the picked step framed; what a trained cell has not read yet is pale. */
export function drawOverSteps(
  {rows, isTrained, step, layout, document}: GatesPicture,
  {height, marginTop, marginBottom}: GatesBox,
  {
    title,
    colour,
    y,
    marks,
    over,
    isLast = false
  }: {
    title: string;
    colour: string;
    y: Plot.ScaleOptions;
    marks: Plot.Markish[];
    over: Plot.Markish[];
    isLast?: boolean;
  }
): Element {
  const {width, marginLeft, marginRight} = layout;
  return Plot.plot({
    ...{document, width, height, marginTop, marginBottom, marginLeft, marginRight},
    x: {domain: [0.5, rows.length + 0.5], axis: null},
    y,
    marks: [
      isLast
        ? Plot.axisX(
            rows.map(({t}) => t),
            {tickFormat: String, tickSize: 0, tickPadding: 6, label: "step t", labelArrow: "right"}
          )
        : null,
      marks,
      isTrained && step < rows.length
        ? Plot.rect([step], {
            ...{x1: (t: number) => t + 0.5, x2: rows.length + 0.5, fill: "var(--paper)", fillOpacity: 0.75}
          })
        : null,
      Plot.rect([step], {
        ...{x1: (t: number) => t - 0.5, x2: (t: number) => t + 0.5, stroke: "var(--ink)", strokeWidth: 1}
      }),
      // Words that are wider than a step on a phone stand on the frame, not behind it.
      over,
      Plot.text([title], {
        ...{frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fill: colour, fontWeight: 600}
      })
    ]
  });
}

/** What a mark says. */
function markWord(task: GatesTaskName, mark: number, isNarrow: boolean): string {
  if (task === "count") return isNarrow ? "▲" : "mark";
  if (mark === 1) return "keep";
  return task === "hold" ? "show" : "forget";
}

const left = ({t}: GatesRow): number => t - 0.42;
const right = ({t}: GatesRow): number => t + 0.42;

/** A number that fits into a bar: 1, 0.5, −.52; 1.00 where it is not quite 1. */
function short(value: number, isNarrow: boolean): string {
  const rounded = value.toFixed(2);
  const digits = Number(rounded) === 1 && value !== 1 ? rounded : String(Number(rounded));
  const shown = digits.replace(/^-0$/, "0").replace("-", "−");
  return isNarrow ? shown.replace("0.", ".") : shown;
}
