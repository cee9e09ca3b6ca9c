import * as Plot from "@observablehq/plot";
import type {CellOperations} from "../../engine/cells/operations/operation.js";
import {wireWords} from "../../frame/operationWords.js";
import {panels, type Panel} from "../../frame/panels.js";
import type {StageSize} from "../../frame/stage.js";
import type {TaskName, UnitStep} from "./attempt.js";
import {drawOverSteps, layoutPanels, type PanelBox, type Picture} from "./panel.js";
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
  const layout = layoutPanels({width, height});
  const picture: Picture = {rows, task, isTrained: whose === "trained", step, cell, tolerance, layout, document};
  const at = ({y}: PanelBox, plot: Element): Panel => ({x: 0, y, plot});
  return panels(
    [
      at(layout.content, drawContent(picture)),
      ...gateNames.map((gate) => at(layout.gates[gate], drawGate(picture, gate))),
      at(layout.c, drawMemory(picture)),
      at(layout.shown, drawShown(picture))
    ],
    {width, height, document}
  );
}

const gateColours: Readonly<Record<GateName, string>> = {f: "var(--gate-f)", i: "var(--gate-i)", o: "var(--gate-o)"};

/** The new content c̃ at each step, and the marks. */
function drawContent(picture: Picture): Element {
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
        fillOpacity: ({mark}: UnitStep) => (mark > 0 ? 1 : 0.35)
      }),
      [1, -1].map((sign) =>
        Plot.text(
          rows.filter(({c̃}) => sign === (c̃ < 0 ? -1 : 1)),
          {x: "t", y: 0, dy: 8 * sign, text: ({c̃}: UnitStep) => short(c̃, layout.isNarrow), fill: "var(--ink)"}
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
function drawGate(picture: Picture, gate: GateName): Element {
  const {rows, isTrained, cell, layout} = picture;
  const {name, symbol, does} = wireWords(cell, gate);
  const colour = gateColours[gate];
  const value = (row: UnitStep): number => row[gate];
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
        ...{x: "t", y: (row: UnitStep) => (row[gate] > 0.45 ? 0.22 : 0.75)},
        ...{text: (row: UnitStep) => short(row[gate], layout.isNarrow), fill: "var(--ink)"}
      })
    ],
    over: []
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
  const digits = Number(rounded) === 1 && value !== 1 ? rounded : String(Number(rounded));
  const shown = digits.replace(/^-0$/, "0").replace("-", "−");
  return isNarrow ? shown.replace("0.", ".") : shown;
}
