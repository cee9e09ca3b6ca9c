import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {range, scaleLinear} from "d3";
import type {KeepRow} from "./keptState.js";
import type {Box} from "../../frame/picture/box.js";
import {broadHalo} from "../../frame/picture/halo.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/picture/panels.js";
import {superscript} from "../../frame/words/superscript.js";
import {decimals, equations, gateRow, type KeepOrReplaceShown} from "./words.js";

/** A panel's place in the picture, in pixels; it is as wide as the picture. */
type Lane = Pick<Box, "y" | "height">;

/** Room beside the lanes for numbers of an axis, and for the names of lines. */
const [left, right] = [34, 74];

/** Room over a lane's scale for its title, and under it. */
const [laneTop, laneBottom] = [24, 8];

/** Under the last lane, for the axis of steps. */
const axisHeight = 34;

/** The equations of the picked step, then the state, the gate and the gradient, one under the other. */
function layoutOf(steps: number, {width, height}: StageSize) {
  const narrow = width < 520;
  const equations = {y: 0, height: narrow ? 108 : 76};
  const rest = height - equations.height - axisHeight;
  const [state, gate, gradient] = [0.46, 0.27, 0.27].map((part) => part * rest);
  return {
    ...{width, height, narrow, equations},
    state: {y: equations.height, height: state},
    gate: {y: equations.height + state, height: gate},
    gradient: {y: equations.height + state + gate, height: gradient + axisHeight},
    /** Steps to pixels, the same in all lanes: half a step of room before h⁰ and after the last. */
    x: scaleLinear([-0.5, steps + 0.5], [left, width - right])
  };
}

type Place = Lane & Pick<ReturnType<typeof layoutOf>, "width" | "narrow" | "x"> & {readonly document: Document};

const colour = "var(--cell-gru)";
const beside = {dx: 12, textAnchor: "start"} as const;

/** The equations of one step; then, step by step, the state, the gate that keeps or replaces it, and the gradient. */
export function drawKeepOrReplace(
  shown: KeepOrReplaceShown,
  {document, ...size}: StageSize & {document: Document}
): SVGSVGElement {
  const {equations, state, gate, gradient, width, narrow, x} = layoutOf(shown.rows.length - 1, size);
  const panel = (lane: Lane, draw: (shown: KeepOrReplaceShown, place: Place) => Element) => ({
    ...{x: 0, y: lane.y},
    plot: draw(shown, {...lane, width, narrow, x, document})
  });
  return panels(
    [panel(equations, drawEquations), panel(state, drawState), panel(gate, drawGate), panel(gradient, drawGradient)],
    {...size, document}
  );
}

/** The gate's equation on two lines, the state's on one; more on a phone. */
function drawEquations(shown: KeepOrReplaceShown, {width, height, narrow, document}: Place): Element {
  const {gate, state} = equations(shown);
  const [letters, ...values] = gate;
  const lines = narrow ? [...gate, ...state] : [letters, values.join(" "), state.join(" ")];
  return Plot.plot({
    ...{width, height, margin: 0, document},
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    marks: [
      Plot.text(lines, {
        x: (text: string) => (text.startsWith("=") ? 16 : 4),
        y: (_: string, k: number) => 14 + k * (narrow ? 19 : 21),
        ...{text: (line: string) => line, textAnchor: "start", fill: "var(--ink)", fontSize: narrow ? 12 : 14}
      })
    ]
  });
}

function frame({width, height, x, document}: Place): Plot.PlotOptions {
  return {
    ...{width, height, document, marginLeft: left, marginRight: right, marginTop: laneTop, marginBottom: laneBottom},
    x: {domain: x.domain(), range: x.range(), axis: null}
  };
}

const title = (words: string): Plot.Markish =>
  Plot.text([words], {frameAnchor: "top-left", dx: 4 - left, dy: 3 - laneTop, fontWeight: 600});

/** The picked step's column. */
const column = ({step}: KeepOrReplaceShown): Plot.Markish =>
  Plot.rect([step], {x1: step - 0.5, x2: step + 0.5, fill: "var(--paper-alt)"});

function drawState(shown: KeepOrReplaceShown, place: Place): Element {
  const {rows} = shown;
  const steps = rows.slice(1).map((row, t) => ({...row, content: row.content ?? NaN, before: rows[t].h}));
  const end = rows[rows.length - 1];
  return Plot.plot({
    ...frame(place),
    y: {domain: [-1, 1], ticks: [-1, 0, 1], tickFormat: "d", tickSize: 0, label: null},
    marks: [
      column(shown),
      title(`the state $h$, ${place.narrow ? "and what" : "from h⁰, and the new content h̃ that"} each step offers`),
      Plot.ruleY([-1, 0, 1], {stroke: "var(--rule)"}),
      // From the state before to what is offered: the gate decides how far along.
      Plot.link(steps, {x1: "t", x2: "t", y1: "before", y2: "content", stroke: "var(--muted)", strokeDasharray: "1 3"}),
      Plot.link(steps, {
        ...{x1: ({t}: KeepRow) => t - 1, x2: "t", y1: "before", y2: "before"},
        ...{stroke: colour, strokeWidth: 1.5, ...drawnAs("gru")}
      }),
      Plot.link(steps, {x1: "t", x2: "t", y1: "before", y2: "h", stroke: colour, strokeWidth: 3.5, ...drawnAs("gru")}),
      Plot.dot(steps, {
        x: "t",
        y: "content",
        symbol: "diamond",
        r: 4,
        stroke: "var(--forward)",
        fill: "var(--paper)",
        ...drawnAs("state")
      }),
      Plot.dot(rows, {x: "t", y: "h", r: 4.5, fill: colour, stroke: "var(--paper)", ...drawnAs("gru")}),
      Plot.text(["$h$"], {x: end.t, y: end.h, ...beside, fill: colour, fontWeight: 600, ...drawnAs("gru")}),
      Plot.text(["h̃ offered"], {x: end.t, y: offeredName(end), ...beside, fill: "var(--forward)", ...drawnAs("state")})
    ]
  });
}

/** Where the name of the offered content stands: beside its last mark, unless the state's name stands there. */
function offeredName({h, content = 0}: KeepRow): number {
  return Math.abs(content - h) < 0.28 ? h + (content >= h ? 0.28 : -0.28) : content;
}

function drawGate(shown: KeepOrReplaceShown, place: Place): Element {
  const {rows, convention, step} = shown;
  const gates = rows.slice(1).map((_, t) => ({t: t + 1, value: gateRow(rows, t + 1)[convention]}));
  const [low, high] = convention === "u" ? ["0 keeps", "1 replaces"] : ["0 replaces", "1 keeps"];
  const picked = gates.slice(step - 1, step);
  const bar = {x1: ({t}: {t: number}) => t - 0.3, x2: ({t}: {t: number}) => t + 0.3};
  return Plot.plot({
    ...frame(place),
    y: {domain: [0, 1], ticks: [0, 1], tickFormat: "d", tickSize: 0, label: null},
    marks: [
      column(shown),
      title(`the update gate ${convention === "u" ? "$u$" : "$z = 1 − u$"}`),
      Plot.ruleY([0, 1], {stroke: "var(--rule)"}),
      Plot.rect(gates, {...bar, y1: 0, y2: "value", fill: colour, fillOpacity: 0.35, ...drawnAs("gateu")}),
      Plot.ruleY(gates, {...bar, y: "value", stroke: colour, strokeWidth: 3, ...drawnAs("gateu")}),
      Plot.text(picked, {
        // Over its bar, but not over the lane's title.
        ...{x: "t", y: "value", dy: picked[0].value > 0.8 ? 10 : -9},
        ...{text: ({value}: {value: number}) => decimals(value), fill: "var(--ink)", fontWeight: 600, ...broadHalo}
      }),
      [high, low].map((words, k) =>
        Plot.text([words], {x: rows.length - 0.5, y: 1 - k, dx: 6, textAnchor: "start", fill: "var(--muted)"})
      )
    ]
  });
}

function drawGradient(shown: KeepOrReplaceShown, place: Place): Element {
  const {rows} = shown;
  const last = rows.length - 1;
  const {x, marginBottom = 0, ...edges} = frame(place);
  const values = rows.flatMap(({gradient, direct}) => [gradient, direct]);
  const unit = place.narrow ? "" : ", a number without unit";
  return Plot.plot({
    ...edges,
    marginBottom: marginBottom + axisHeight,
    x: {
      ...{...x, axis: "bottom", ticks: range(0, last + 1), tickFormat: "d", tickSize: 4},
      ...{label: "step $t$", labelArrow: "right", labelOffset: axisHeight}
    },
    y: {
      ...{domain: [Math.min(0, ...values), Math.max(1, ...values)], ticks: [0, 1]},
      ...{tickFormat: "d", tickSize: 0, label: null}
    },
    marks: [
      column(shown),
      title(`∂h${superscript(last)}/∂h^t: what is left of a change at step $t$${unit}`),
      Plot.ruleY([0, 1], {stroke: "var(--rule)"}),
      shown.shown ? lines(shown) : null,
      guessMark(shown)
    ]
  });
}

/** What is left in full, and along the direct path alone. */
function lines(shown: KeepOrReplaceShown): Plot.Markish[] {
  const {rows} = shown;
  return [
    Plot.line(rows, {
      x: "t",
      y: "direct",
      stroke: "var(--bound)",
      strokeDasharray: "4 3",
      strokeWidth: 1.5,
      ...drawnAs("bound")
    }),
    Plot.line(rows, {x: "t", y: "gradient", stroke: "var(--gradient)", strokeWidth: 2, ...drawnAs("gradient")}),
    Plot.dot(rows, {x: "t", y: "gradient", r: 3, fill: "var(--gradient)", stroke: "var(--paper)"}),
    names(shown)
  ];
}

/** What the reader thinks is left of a change to h¹. */
function guessMark({guess, shown}: KeepOrReplaceShown): Plot.Markish[] {
  const at = {x: 1, y: guess} as const;
  return [
    Plot.dot([guess], {...at, r: 5, fill: "var(--guess)", stroke: "var(--paper)"}),
    Plot.text([shown ? "guess" : "your guess, for h¹"], {
      ...{...at, dx: 10, dy: shown ? 0 : guess < 0.5 ? -10 : 12},
      ...{textAnchor: "start", fill: "var(--guess)", fontWeight: 600, ...broadHalo}
    })
  ];
}

/** The lines' names where they are farthest apart, the upper one above: both are one at the last step. */
function names({rows, convention}: KeepOrReplaceShown): Plot.Markish[] {
  const apart = ({gradient, direct}: KeepRow): number => Math.abs(gradient - direct);
  const widest = rows.reduce((most, row) => (apart(row) > apart(most) ? row : most));
  const end = {x: rows.length - 1, textAnchor: "start", dx: 10, ...broadHalo} as const;
  if (apart(widest) < 0.06) return [Plot.text(["in full"], {...end, y: 1, fill: "var(--gradient)"})];
  const up = widest.gradient > widest.direct ? -1 : 1;
  const at = {x: widest.t, ...broadHalo, textAnchor: widest.t > 5 ? "end" : "start"} as const;
  return [
    Plot.text(["in full"], {...at, y: widest.gradient, dy: 10 * up, fill: "var(--gradient)"}),
    Plot.text([`by $${convention === "u" ? "1 − u" : "z"}$ alone`], {
      ...{...at, y: widest.direct, dy: -10 * up, fill: "var(--bound)", ...drawnAs("bound")}
    })
  ];
}

/** Where a point of the picture is: its step, and in the gate's lane the height there, from 0 to 1. */
export function placeIn(
  {x, y}: Pick<Box, "x" | "y">,
  steps: number,
  size: StageSize
): {step: number; gate: number; isInLane: boolean} {
  const {gate, x: scale} = layoutOf(steps, size);
  const [top, bottom] = [gate.y + laneTop, gate.y + gate.height - laneBottom];
  return {
    step: Math.min(steps, Math.max(1, Math.round(scale.invert(x)))),
    gate: Math.min(1, Math.max(0, (bottom - y) / (bottom - top))),
    isInLane: y > top - 12 && y < bottom + 8
  };
}
