import * as Plot from "@observablehq/plot";
import {wireWords} from "../../frame/operationWords.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {quantities, rowsOfUnit, shown, type Look, type Quantity} from "./look.js";
import {drawOverTime, inner, type PanelBox, type Time} from "./panel.js";
import type {Looked} from "./state.js";
import type {TraceRow} from "./trace.js";

interface Subject {
  readonly looked: Looked;
  readonly look: Look;
  readonly time: Time;
  readonly box: PanelBox;
  readonly document: Document;
}

/** The height of a label, in pixels. */
const lineOfText = 12;

/** The picked unit's cell state and hidden state. */
export function drawStates(subject: Subject): Element {
  const {looked, look, time} = subject;
  const [rows, twin] = [looked.trace, looked.twin].map((trace) => rowsOfUnit(trace, look.unit));
  const limit = Math.max(1, ...[...rows, ...twin].map(({c}) => Math.ceil(Math.abs(c))));
  return drawQuantities(subject, rows, {
    ...{of: ["c", "h"], title: `unit ${look.unit}`, low: -limit, high: limit},
    marks: drawMoments(looked, twin, time)
  });
}

/** The picked unit's c in the twin, and when it writes, keeps and shows what differs between the two. */
function drawMoments(
  {moments: {written, keptTo, read}}: Pick<Looked, "moments">,
  twin: readonly TraceRow[],
  {length}: Time
): Plot.Markish[] {
  const line = Plot.line(twin, {
    ...{x: "t", y: "c", stroke: "var(--path-c)", strokeWidth: 1.2, strokeDasharray: "1.5 3", strokeLinecap: "round"}
  });
  if (written === undefined || keptTo === undefined) return [line];
  return [
    line,
    Plot.rect([written], {
      ...{x1: (t: number) => t - 1 / 2, x2: keptTo + 1 / 2, fill: "var(--path-c)", fillOpacity: 0.12}
    }),
    Plot.ruleX([written], {x: (t: number) => t - 1 / 2, stroke: "var(--path-c)", strokeWidth: 2}),
    label(`written ${written}, kept to ${keptTo}`, written, length, "top", "var(--path-c)"),
    ...(read === undefined
      ? []
      : [
          Plot.ruleX([read], {x: (t: number) => t - 1 / 2, stroke: "var(--path-h)", strokeWidth: 2}),
          label(`read from ${read}`, read, length, "bottom", "var(--path-h)")
        ])
  ];
}

/** Beside its step, on the side that has more room. */
function label(words: string, t: number, length: number, at: "top" | "bottom", fill: string): Plot.Markish {
  const isLate = t > length / 2;
  return Plot.text([t], {
    ...{x: (step: number) => step - 1 / 2, frameAnchor: at, lineAnchor: at, text: () => words, fill},
    ...{textAnchor: isLate ? "end" : "start", dx: isLate ? -4 : 4, dy: at === "top" ? 2 : -2, fontWeight: 600},
    ...{stroke: "var(--paper)", strokeWidth: 4}
  });
}

/** The picked unit's three gates. */
export function drawGates(subject: Subject): Element {
  const rows = rowsOfUnit(subject.looked.trace, subject.look.unit);
  return drawQuantities(subject, rows, {of: ["f", "i", "o"], title: "gates", low: 0, high: 1, marks: []});
}

function drawQuantities(
  {looked: {cell}, look, time, box, document}: Subject,
  rows: readonly TraceRow[],
  {
    of,
    title,
    low,
    high,
    marks
  }: {of: readonly Quantity[]; title: string; low: number; high: number; marks: Plot.Markish[]}
): Element {
  const here = rows[look.step - 1];
  const symbolOf = (quantity: Quantity): string => wireWords(cell, quantity).symbol;
  return drawOverTime(time, {
    box,
    document,
    title: `${title}: ${of.map((quantity) => `${symbolOf(quantity)} = ${shown(here[quantity])}`).join(", ")}`,
    y: {domain: [low, high], ticks: low < 0 ? [low, 0, high] : [0, 0.5, 1], label: null, tickSize: 0, tickFormat: tick},
    marks: [
      Plot.ruleY(low < 0 ? [0] : [0, 1], {stroke: "var(--rule)"}),
      marks,
      of.map((quantity) => {
        const {colour, dash} = quantities[quantity];
        return Plot.line(rows, {x: "t", y: quantity, stroke: colour, strokeWidth: 2, strokeDasharray: dash});
      }),
      endLabels(
        of.map((quantity) => ({
          text: symbolOf(quantity),
          y: rows[rows.length - 1][quantity],
          colour: quantities[quantity].colour
        })),
        {time, box, low, high}
      )
    ]
  });
}

/** What the readout would answer after each step, and the best that could be answered then. */
export function drawAnswers({looked: {trace}, look, time, box, document}: Subject): Element {
  const isSum = trace.asked === "sum";
  const [low, high] = [0, isSum ? 2 : 1];
  const best = trace.answers;
  const answer = trace.answers[trace.answers.length - 1].answer;
  return drawOverTime(time, {
    box,
    document,
    title: `${isSum ? "answer" : trace.asked} after step ${look.step}: ${shown(trace.answers[look.step - 1].answer)}`,
    y: {domain: [low, high], ticks: isSum ? [0, 1, 2] : [0, 0.5, 1], tickFormat: String, tickSize: 0, label: null},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.line(best.filter(isCorner), {
        x: "t",
        y: "best",
        curve: "step",
        stroke: "var(--bound)",
        strokeWidth: 1.5,
        strokeDasharray: "5 3"
      }),
      Plot.line(trace.answers, {x: "t", y: "answer", stroke: "var(--cell-lstm)", strokeWidth: 2, clip: true}),
      Plot.dot([trace.target], {
        x: time.length,
        y: (target: number) => target,
        r: 4,
        stroke: "var(--bound)",
        strokeWidth: 1.5
      }),
      bestLabel(best, time.marks),
      endLabels(
        [
          {text: isSum ? "target" : "right", y: trace.target, colour: "var(--bound)"},
          {text: isSum ? "answer" : trace.asked, y: Math.min(high, Math.max(low, answer)), colour: "var(--cell-lstm)"}
        ],
        {time, box, low, high}
      )
    ]
  });
}

/** Whether a step line needs this point: it is an end, or differs from one beside it. */
function isCorner({best}: {best: number}, k: number, all: readonly {best: number}[]): boolean {
  return k === 0 || k === all.length - 1 || all[k - 1].best !== best || all[k + 1].best !== best;
}

/** Stands under its line between the marks, where these leave room for it. */
function bestLabel(
  best: readonly {readonly t: number; readonly best: number}[],
  [first, second = first]: readonly number[]
): Plot.Markish {
  const middle = best[Math.round((first + second) / 2) - 1];
  return second - first < 10
    ? null
    : Plot.text([middle], {
        x: "t",
        y: "best",
        text: () => "best guess by then",
        dy: 11,
        fill: "var(--bound)",
        stroke: "var(--paper)",
        strokeWidth: 4
      });
}

function endLabels(
  labels: readonly {text: string; y: number; colour: string}[],
  {time, box, low, high}: {time: Time; box: PanelBox; low: number; high: number}
): Plot.Markish[] {
  const gap = (lineOfText * (high - low)) / inner(box).height;
  const places = spreadApart(
    labels.map(({y}) => y),
    gap,
    [low, high]
  );
  return labels.map(({text, colour}, k) =>
    Plot.text([places[k]], {
      x: time.length + 1 / 2,
      y: (place: number) => place,
      text: () => text,
      textAnchor: "start",
      dx: 5,
      fill: colour
    })
  );
}

function tick(value: number): string {
  return String(value).replace("-", "−");
}
