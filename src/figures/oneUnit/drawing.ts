import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {decades} from "../../frame/picture/decades.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {halo} from "../../frame/picture/halo.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {innerOf, stackPanels, type StackedPanel} from "../../frame/picture/stackPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {StepBack} from "./factors.js";

/** Below this width titles are in few words. */
const narrow = 480;

interface Drawing {
  readonly steps: readonly StepBack[];
  /** How many of the factors have been multiplied. */
  readonly k: number;
  readonly sheet: Sheet;
}

/** What stands at one distance from the loss; `at` is log10 of what arrives there. */
interface Place {
  readonly k: number;
  readonly at: number;
}

/** The factor of every step, and what is left after each, as bars and as powers of ten. */
export function drawOneUnit(steps: readonly StepBack[], k: number, sheet: Sheet): SVGSVGElement {
  const drawing = {steps, k, sheet};
  const {factor, bar, power} = layout(sheet);
  return panels(
    [
      {x: factor.x, y: factor.y, plot: drawFactors(factor, drawing)},
      {x: bar.x, y: bar.y, plot: drawBars(bar, drawing)},
      {x: power.x, y: power.y, plot: drawPowers(power, drawing)}
    ],
    sheet
  );
}

function layout({width, height}: StageSize) {
  const furniture = {title: 26, gap: 10, axis: 36, marginLeft: 44, marginRight: 14};
  return stackPanels({factor: 1, bar: 1, power: 1.2}, {x: 0, y: 0, width, height}, furniture);
}

/** Which number of steps back a place across the picture is, in pixels. */
export function stepAt(left: number, size: StageSize, last: number): number {
  const inner = innerOf(layout(size).factor);
  const x = scaleLinear([inner.left, inner.left + inner.width], [-0.5, last + 0.5]);
  return Math.min(last, Math.max(0, Math.round(x(left))));
}

function drawFactors(panel: StackedPanel, drawing: Drawing): Element {
  const {steps, k, sheet} = drawing;
  const top = Math.max(1.1, ...steps.map(({factor}) => factor));
  return Plot.plot({
    ...within(panel, drawing),
    y: {domain: [0, top], ticks: [0, 0.5, 1], tickSize: 0, label: null},
    marks: [
      title(sheet.width < narrow ? "factor of each step" : "factor of each step, $w$ (1 − $h$²)", "factor"),
      Plot.ruleY([1], {stroke: "var(--muted)", strokeDasharray: "3 3"}),
      bars(steps, ({factor}) => factor, {k, fill: "var(--ink)", symbol: "factor"}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      pointer(k)
    ]
  });
}

function drawBars(panel: StackedPanel, drawing: Drawing): Element {
  const {steps, k, sheet} = drawing;
  const left = arrived(steps).slice(0, k + 1);
  const top = Math.max(1.1, ...left.map(({at}) => 10 ** at));
  const words = `${sheet.width < narrow ? "left" : "what is left of the gradient"}: all the factors so far, multiplied`;
  return Plot.plot({
    ...within(panel, drawing),
    y: {domain: [0, top], ticks: 3, tickSize: 0, label: null},
    marks: [
      title(words, "gradient"),
      bars(left, ({at}) => 10 ** at, {k, fill: "var(--gradient)", symbol: "gradient"}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      pointer(k)
    ]
  });
}

function drawPowers(panel: StackedPanel, drawing: Drawing): Element {
  const {steps, k} = drawing;
  const all = arrived(steps);
  const sizes = all.map(({at}) => at);
  // Whole fives, so that the axis keeps still under most moves of the weight.
  const domain = [5 * Math.floor(Math.min(-10, ...sizes) / 5), 1 + Math.ceil(Math.max(0, ...sizes))] as const;
  const ticks = decades(domain, domain[0] < -30 ? 20 : 5);
  const right = k > 0.7 * steps.length;
  return Plot.plot({
    ...within(panel, drawing),
    x: {...axisOf(steps), label: "steps back from the loss", labelArrow: "right", tickSize: 4},
    y: logAxis(domain, ticks),
    marks: [
      title("the same, on a logarithmic axis", "gradient"),
      Plot.gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.line(all.slice(0, k + 1), {x: "k", y: "at", stroke: "var(--gradient)", strokeWidth: 2.5}),
      pointer(k),
      Plot.dot([all[k]], {x: "k", y: "at", r: 4.5, fill: "var(--gradient)", stroke: "var(--paper)"}),
      Plot.text([all[k]], {
        ...{x: "k", y: "at", text: ({at}: Place) => powerOfTen(at), textAnchor: right ? "end" : "start"},
        ...{dx: right ? -6 : 8, dy: right ? -22 : -10, fontSize: 14, fontWeight: 600, fill: "var(--gradient)", ...halo}
      })
    ]
  });
}

/** What has arrived at each distance, from the loss on, where it is 1. */
function arrived(steps: readonly StepBack[]): Place[] {
  return [{k: 0, at: 0}, ...steps.map(({k, arrived: at}) => ({k, at}))];
}

/** A bar for each step, those that are not yet multiplied pale. */
function bars<Row extends {readonly k: number}>(
  rows: readonly Row[],
  height: (row: Row) => number,
  {k, fill, symbol}: {k: number; fill: string; symbol: string}
): Plot.Markish {
  return Plot.rectY(rows, {
    ...{x1: (row: Row) => row.k - 0.35, x2: (row: Row) => row.k + 0.35, y1: 0, y2: height, fill},
    ...{fillOpacity: (row: Row) => (row.k > k ? 0.2 : 1), ...drawnAs(symbol)}
  });
}

function pointer(k: number): Plot.Markish {
  return Plot.ruleX([k], {stroke: "var(--link)", strokeWidth: 1.5});
}

function title(words: string, symbol: string): Plot.Markish {
  const place = {frameAnchor: "top-left", dx: 2, dy: -17, textAnchor: "start"} as const;
  return Plot.text([words], {...place, fill: "currentColor", fontWeight: 600, ...drawnAs(symbol)});
}

function axisOf(steps: readonly StepBack[]) {
  return {domain: [-0.5, steps.length + 0.5], ticks: 5};
}

function within({frame}: StackedPanel, {steps, sheet: {document}}: Drawing): Plot.PlotOptions {
  return {
    ...{...frame, document, style: {fontSize: "12px"}},
    x: {...axisOf(steps), axis: null},
    opacity: {type: "identity"}
  };
}
