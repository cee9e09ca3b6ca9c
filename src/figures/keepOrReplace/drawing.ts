import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {KeepOrReplaceSettings, KeepRow} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {superscript} from "../../frame/superscript.js";
import {drawEquations} from "./equations.js";
import {keepOrReplaceLayout, laneBottom, laneTop, left, right, stepScale, type Lane} from "./layout.js";
import type {Convention} from "./state.js";
import {decimals, gateRow} from "./words.js";

export interface KeepOrReplaceShown {
  readonly rows: readonly KeepRow[];
  readonly settings: KeepOrReplaceSettings;
  readonly step: number;
  readonly convention: Convention;
}

interface LaneSize extends Lane {
  readonly width: number;
  readonly document: Document;
}

const colour = "var(--cell-gru)";
const halo = {stroke: "var(--paper)", strokeWidth: 4};

/** The equations of one step; then, step by step, the state, the gate that keeps or replaces it, and the gradient. */
export function drawKeepOrReplace(
  shown: KeepOrReplaceShown,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {equations, state, gate, gradient, narrow} = keepOrReplaceLayout({width, height});
  const place = (lane: Lane): LaneSize => ({...lane, width, document});
  return panels(
    [
      {x: 0, y: equations.y, plot: drawEquations(shown, {...place(equations), narrow})},
      {x: 0, y: state.y, plot: drawState(shown, place(state), narrow)},
      {x: 0, y: gate.y, plot: drawGate(shown, place(gate))},
      {x: 0, y: gradient.y, plot: drawGradient(shown, place(gradient), narrow)}
    ],
    {width, height, document}
  );
}

function frame({rows}: KeepOrReplaceShown, {width, height, document}: LaneSize): Plot.PlotOptions {
  return {
    ...{width, height, document, marginLeft: left, marginRight: right, marginTop: laneTop, marginBottom: laneBottom},
    x: {...stepScale(rows.length - 1, width), axis: null}
  };
}

const title = (words: string): Plot.Markish =>
  Plot.text([words], {frameAnchor: "top-left", dx: 4 - left, dy: 3 - laneTop, fontWeight: 600});

/** The picked step's column. */
const column = ({step}: KeepOrReplaceShown): Plot.Markish =>
  Plot.rect([step], {x1: step - 0.5, x2: step + 0.5, fill: "var(--paper-alt)"});

function drawState(shown: KeepOrReplaceShown, size: LaneSize, narrow: boolean): Element {
  const {rows} = shown;
  const steps = rows.slice(1).map((row, t) => ({...row, content: row.content ?? NaN, before: rows[t].h}));
  const end = rows[rows.length - 1];
  return Plot.plot({
    ...frame(shown, size),
    y: {domain: [-1, 1], ticks: [-1, 0, 1], tickFormat: "d", tickSize: 0, label: null},
    marks: [
      column(shown),
      title(
        narrow
          ? "the state h, and what each step offers"
          : "the state h, from h⁰, and the new content h̃ that each step offers"
      ),
      Plot.ruleY([-1, 0, 1], {stroke: "var(--rule)"}),
      // From the state before to what is offered: the gate decides how far along.
      Plot.link(steps, {x1: "t", x2: "t", y1: "before", y2: "content", stroke: "var(--muted)", strokeDasharray: "1 3"}),
      Plot.link(steps, {
        x1: ({t}: KeepRow) => t - 1,
        x2: "t",
        y1: "before",
        y2: "before",
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.link(steps, {x1: "t", x2: "t", y1: "before", y2: "h", stroke: colour, strokeWidth: 3.5}),
      Plot.dot(steps, {x: "t", y: "content", symbol: "diamond", r: 4, stroke: "var(--forward)", fill: "var(--paper)"}),
      Plot.dot(rows, {x: "t", y: "h", r: 4.5, fill: colour, stroke: "var(--paper)"}),
      Plot.text([end], {
        ...{x: "t", y: "h", dx: 12, textAnchor: "start", fill: colour, fontWeight: 600},
        text: () => "h"
      }),
      Plot.text([end], {
        ...{x: "t", y: () => offeredName(end), dx: 12, textAnchor: "start", fill: "var(--forward)"},
        text: () => "h̃ offered"
      })
    ]
  });
}

/** Where the name of the offered content stands: beside its last mark, unless the state's name stands there. */
function offeredName({h, content = 0}: KeepRow): number {
  return Math.abs(content - h) < 0.28 ? h + (content >= h ? 0.28 : -0.28) : content;
}

function drawGate(shown: KeepOrReplaceShown, size: LaneSize): Element {
  const {rows, convention, step} = shown;
  const gates = rows.slice(1).map((_, t) => ({t: t + 1, value: gateRow(rows, t + 1)[convention]}));
  const [low, high] = convention === "u" ? ["0 keeps", "1 replaces"] : ["0 replaces", "1 keeps"];
  const name = convention === "u" ? "the update gate u" : "the update gate z = 1 − u";
  const picked = gates.slice(step - 1, step);
  return Plot.plot({
    ...frame(shown, size),
    y: {domain: [0, 1], ticks: [0, 1], tickFormat: "d", tickSize: 0, label: null},
    marks: [
      column(shown),
      title(name),
      Plot.ruleY([0, 1], {stroke: "var(--rule)"}),
      Plot.rect(gates, {
        ...{x1: ({t}: {t: number}) => t - 0.3, x2: ({t}: {t: number}) => t + 0.3, y1: 0, y2: "value"},
        ...{fill: colour, fillOpacity: 0.35}
      }),
      Plot.ruleY(gates, {
        ...{y: "value", x1: ({t}: {t: number}) => t - 0.3, x2: ({t}: {t: number}) => t + 0.3},
        ...{stroke: colour, strokeWidth: 3}
      }),
      Plot.text(picked, {
        // Over its bar, but not over the lane's title.
        ...{
          x: "t",
          y: "value",
          dy: picked[0].value > 0.8 ? 10 : -9,
          text: ({value}: {value: number}) => decimals(value)
        },
        ...{fill: "var(--ink)", fontWeight: 600, ...halo}
      }),
      [high, low].map((words, k) =>
        Plot.text([words], {x: rows.length - 0.5, y: 1 - k, dx: 6, textAnchor: "start", fill: "var(--muted)"})
      )
    ]
  });
}

function drawGradient(shown: KeepOrReplaceShown, size: LaneSize, narrow: boolean): Element {
  const {rows} = shown;
  const last = rows.length - 1;
  const {marginBottom = 0, ...edges} = frame(shown, size);
  const values = rows.flatMap(({gradient, direct}) => [gradient, direct]);
  const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)];
  const whole = rows.every(({gradient, direct}) => Math.abs(gradient - direct) < 0.06);
  return Plot.plot({
    ...edges,
    marginBottom: marginBottom + 34,
    x: {
      ...stepScale(last, size.width),
      ...{
        ticks: range(0, last + 1),
        tickFormat: "d",
        tickSize: 4,
        label: "step t",
        labelArrow: "right",
        labelOffset: 34
      }
    },
    y: {domain: [low, high], ticks: [0, 1], tickFormat: "d", tickSize: 0, label: null},
    marks: [
      column(shown),
      title(`∂h${superscript(last)}/∂hᵗ: what is left of a change at step t${narrow ? "" : ", a number without unit"}`),
      Plot.ruleY([0, 1], {stroke: "var(--rule)"}),
      Plot.line(rows, {x: "t", y: "direct", stroke: "var(--bound)", strokeDasharray: "4 3", strokeWidth: 1.5}),
      Plot.line(rows, {x: "t", y: "gradient", stroke: "var(--gradient)", strokeWidth: 2}),
      Plot.dot(rows, {x: "t", y: "gradient", r: 3, fill: "var(--gradient)", stroke: "var(--paper)"}),
      names(shown, whole)
    ]
  });
}

/** The lines' names where they are farthest apart, the upper one above: both are one at the last step. */
function names({rows, convention}: KeepOrReplaceShown, whole: boolean): Plot.Markish[] {
  const end = {x: rows.length - 1, textAnchor: "start", dx: 10, ...halo} as const;
  if (whole) return [Plot.text(["in full"], {...end, y: 1, fill: "var(--gradient)"})];
  const apart = ({gradient, direct}: KeepRow): number => Math.abs(gradient - direct);
  const widest = rows.reduce((most, row) => (apart(row) > apart(most) ? row : most));
  const up = widest.gradient > widest.direct ? -1 : 1;
  const at = {x: widest.t, ...halo, textAnchor: widest.t > 5 ? "end" : "start"} as const;
  return [
    Plot.text(["in full"], {...at, y: widest.gradient, dy: 10 * up, fill: "var(--gradient)"}),
    Plot.text([`by ${convention === "u" ? "1 − u" : "z"} alone`], {
      ...at,
      y: widest.direct,
      dy: -10 * up,
      fill: "var(--bound)"
    })
  ];
}
