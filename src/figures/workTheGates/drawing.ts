import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {wireWords} from "../../frame/words/operationWords.js";
import {panels, type Panel} from "../../frame/picture/panels.js";
import type {StageSize} from "../../frame/stage.js";
import type {TaskName, UnitStep} from "../../experiments/oneUnitTasks.js";
import {drawOverSteps, layoutPanels, narrow, type Picture} from "./panel.js";
import {gateNames, type GateName, type State} from "./state.js";
import {drawMemory, drawShown} from "./traces.js";

/**
 * One unit over all steps: what goes by, its three gates, and under them c and what is shown, each with its goal and what
 * it misses of it.
 */
export function drawGates(
  rows: readonly UnitStep[],
  {task, whose, step}: Pick<State, "task" | "whose" | "step">,
  {cell, tolerance, width, height, document}: StageSize & {cell: CellOperations; tolerance: number; document: Document}
): SVGSVGElement {
  const boxes = layoutPanels({width, height});
  const picture = {rows, task, whose, step, cell, tolerance, boxes, isNarrow: width < narrow, document};
  const gates = gateNames.map((gate) => drawGate(picture, gate));
  return panels([drawContent(picture), ...gates, drawMemory(picture), drawShown(picture)], {width, height, document});
}

const gateColours: Readonly<Record<GateName, string>> = {f: "var(--gate-f)", i: "var(--gate-i)", o: "var(--gate-o)"};

/** The new content c̃ at each step, and the marks. */
function drawContent(picture: Picture): Panel {
  const {rows, task, whose, cell, boxes, isNarrow} = picture;
  const {name, symbol} = wireWords(cell, "c̃");
  const marked = rows.filter(({mark}) => mark > 0);
  return drawOverSteps(picture, boxes.content, {
    title: `${name} ${symbol}${whose === "trained" ? " of what the cell reads" : ": what could be written"}`,
    colour: "var(--gate-c)",
    y: {domain: [-1.35, 1.35], axis: null},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.rect(rows, {
        ...{x1: left, x2: right, y1: 0, y2: "c̃", fill: "var(--gate-c)", ...drawnAs("content")},
        fillOpacity: ({mark}: UnitStep) => (mark > 0 ? 1 : 0.35)
      }),
      [1, -1].map((sign) =>
        Plot.text(
          rows.filter(({c̃}) => sign === (c̃ < 0 ? -1 : 1)),
          {x: "t", y: 0, dy: 8 * sign, text: ({c̃}: UnitStep) => short(c̃, isNarrow), fill: "var(--ink)"}
        )
      )
    ],
    over: marked.map((row) =>
      Plot.text([row], {
        // Upon the bar, for the number is on the other side of 0.
        ...{x: "t", frameAnchor: row.c̃ < 0 ? "bottom" : "top", lineAnchor: row.c̃ < 0 ? "bottom" : "top"},
        text: () => markWord(task, row.mark, isNarrow),
        ...{fill: "var(--link)", fontWeight: 700, stroke: "var(--paper)", strokeWidth: 3}
      })
    )
  });
}

/** One gate at each step, as a bar from 0 to 1. */
function drawGate(picture: Picture, gate: GateName): Panel {
  const {rows, whose, cell, boxes, isNarrow} = picture;
  const {name, symbol, does} = wireWords(cell, gate);
  const colour = gateColours[gate];
  const value = (row: UnitStep): number => row[gate];
  return drawOverSteps(picture, boxes[gate], {
    title: `${name} ${symbol}: ${does}`,
    colour,
    y: {domain: [0, 1], ticks: [0, 1], tickSize: 0, tickFormat: String, label: null},
    marks: [
      Plot.rect(rows, {x1: left, x2: right, y1: 0, y2: 1, fill: "var(--paper-alt)", stroke: "var(--rule)"}),
      Plot.rect(rows, {
        x1: left,
        x2: right,
        y1: 0,
        y2: value,
        fill: colour,
        fillOpacity: 0.45,
        ...drawnAs(`gate${gate}`)
      }),
      whose === "trained"
        ? null
        : Plot.ruleY(rows, {
            x1: left,
            x2: right,
            y: value,
            stroke: colour,
            strokeWidth: 3,
            strokeLinecap: "round",
            ...drawnAs(`gate${gate}`)
          }),
      Plot.text(rows, {
        // Clear of the bar's end.
        ...{x: "t", y: (row: UnitStep) => (row[gate] > 0.45 ? 0.22 : 0.75)},
        ...{text: (row: UnitStep) => short(row[gate], isNarrow), fill: "var(--ink)"}
      })
    ]
  });
}

/** What a mark says. */
function markWord(task: TaskName, mark: number, isNarrow: boolean): string {
  if (task === "count") return isNarrow ? "▲" : "mark";
  if (mark === 1) return "keep";
  return task === "hold" ? "show" : "forget";
}

const left = ({t}: UnitStep): number => t - 0.42;
const right = ({t}: UnitStep): number => t + 0.42;

/** A number that fits into a bar: 1, 0.5, −.52; 1.00 where it is not quite 1. */
function short(value: number, isNarrow: boolean): string {
  const rounded = value.toFixed(2);
  const almost = isNarrow ? "1.0" : "1.00";
  const digits = Number(rounded) === 1 && value !== 1 ? almost : String(Number(rounded));
  const shown = digits.replace(/^-0$/, "0").replace("-", "−");
  return isNarrow ? shown.replace("0.", ".") : shown;
}
