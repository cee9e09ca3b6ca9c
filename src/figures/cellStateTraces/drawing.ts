import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {max} from "d3";
import {endLabels} from "../../frame/picture/endLabels.js";
import {wireWords} from "../../frame/words/operationWords.js";
import {panels} from "../../frame/picture/panels.js";
import {innerOf} from "../../frame/picture/stackPanels.js";
import type {StageSize} from "../../frame/stage.js";
import {twoDecimals} from "../../frame/words/twoDecimals.js";
import {withMinus} from "../../frame/words/withMinus.js";
import {drawMap, drawShades} from "./maps.js";
import {drawOverTime, layout, quantities, quantityOf, type PanelName, type Quantity, type Subject} from "./panel.js";
import type {Looked} from "./state.js";
import {marksOf, rowsOfUnit, type Trace, type TraceRow} from "./trace.js";

/**
 * What one sequence does to a trained LSTM, step by step: the input, every unit's c, h and a third quantity as heat
 * maps, and the picked unit's states and gates and the network's answer as lines. A cursor is at the step looked at.
 */
export function drawTraces(looked: Looked, {width, height, document}: StageSize & {document: Document}): SVGSVGElement {
  const boxes = layout({width, height});
  const at = (name: PanelName): Subject => ({looked, box: boxes[name], document});
  const map = (quantity: Quantity, name: PanelName) => [drawMap(quantity, at(name)), drawShades(quantity, at(name))];
  return panels(
    [
      drawInput(at("input")),
      ...map("c", "c"),
      ...map("h", "h"),
      ...map(quantityOf[looked.map], "map"),
      drawStates(at("unit")),
      drawGates(at("gates")),
      drawAnswers(at("answer"))
    ],
    {width, height, document}
  );
}

/** Words on a line or a bar stand clear of it. */
const clear = {stroke: "var(--paper)", strokeWidth: 4};

/** The sequence as it is read: values, of which two are marked, or words. */
function drawInput(subject: Subject) {
  const {inputs} = subject.looked.trace;
  return inputs.some(({word}) => word !== undefined) ? drawWords(inputs, subject) : drawValues(inputs, subject);
}

function drawValues(inputs: Trace["inputs"], subject: Subject) {
  const marked = inputs.filter((input) => input.marked);
  return drawOverTime(subject, {
    title: "input: the values, and the two marks",
    y: {domain: [0, 1], ticks: [0, 1], tickFormat: String, tickSize: 0, label: null},
    marks: [
      Plot.ruleX(inputs, {x: "t", y1: 0, y2: "value", stroke: "var(--muted)", strokeOpacity: 0.55, strokeWidth: 2}),
      Plot.ruleX(marked, {x: "t", y1: 0, y2: "value", stroke: "var(--link)", strokeWidth: 3}),
      Plot.dot(marked, {x: "t", y: "value", r: 4.5, fill: "var(--link)"}),
      marked.map((mark) => {
        const isLate = mark.t > 0.9 * inputs.length;
        return Plot.text([mark], {
          ...{x: "t", y: "value", text: ({value}: {value: number}) => twoDecimals(value), fill: "var(--link)"},
          ...{textAnchor: isLate ? "end" : "start", dx: isLate ? -8 : 8, fontWeight: 600, ...clear}
        });
      }),
      Plot.ruleY([0], {stroke: "var(--rule)"})
    ]
  });
}

/** A letter or a digit is about so wide, in pixels. */
const [letter, boldLetter] = [7, 7.5];

/** Words side by side, or upright where they have no room; where not even a letter has, only those that count. */
function drawWords(inputs: Trace["inputs"], subject: Subject) {
  const longest = max(inputs, ({word = ""}) => word.length) ?? 0;
  const place = innerOf(subject.box).width / inputs.length;
  const isUpright = longest > 1 && place < letter * longest;
  const isTight = longest === 1 && place < letter;
  const [marked, others] = [true, false].map((isMarked) => inputs.filter(({marked}) => marked === isMarked));
  const words = (of: Trace["inputs"], fill: string, fontWeight: number): Plot.Markish =>
    Plot.text(of, {
      ...{x: "t", y: 0.5, text: "word", fill, fontWeight, rotate: isUpright ? -90 : 0},
      ...{...clear, strokeWidth: 3}
    });
  return drawOverTime(subject, {
    title: longest === 1 ? "input: the symbols, of which A and B count" : "input: the words",
    y: {domain: [0, 1], axis: null},
    marks: [
      isTight ? Plot.dot(others, {x: "t", y: 0.5, r: 1, fill: "var(--muted)"}) : words(others, "var(--muted)", 400),
      words(marked, "var(--link)", 700)
    ]
  });
}

/** The picked unit's cell state and hidden state. */
function drawStates(subject: Subject) {
  const {trace, twin, unit} = subject.looked;
  const [rows, others] = [trace, twin].map((trace) => rowsOfUnit(trace, unit));
  const limit = Math.max(1, ...[...rows, ...others].map(({c}) => Math.ceil(Math.abs(c))));
  return drawQuantities(subject, ["c", "h"], `unit ${unit}`, [-limit, 0, limit], drawMoments(subject, others));
}

/** The picked unit's c in the twin, and when it writes, keeps and shows what differs between the two. */
function drawMoments(
  {
    looked: {
      moments: {written, keptTo, read},
      trace: {inputs}
    },
    box
  }: Subject,
  twin: readonly TraceRow[]
): Plot.Markish[] {
  const line = Plot.line(twin, {
    ...{x: "t", y: "c", stroke: "var(--path-c)", strokeWidth: 1.2, strokeDasharray: "1.5 3", strokeLinecap: "round"}
  });
  if (written === undefined || keptTo === undefined) return [line];
  const moment = (words: string, t: number, at: "top" | "bottom", colour: string): Plot.Markish[] => {
    // The words stand beside their step, on the side that has more room; where neither has enough, they begin at the left.
    const isLate = t > inputs.length / 2;
    const x = (step: number) => step - 1 / 2;
    const share = (isLate ? t - 1 : inputs.length - t + 1) / inputs.length;
    const fits = share * innerOf(box).width >= boldLetter * words.length;
    const place: Plot.TextOptions =
      fits && isLate ? {x, textAnchor: "end", dx: -4} : {x: fits ? x : 1 / 2, textAnchor: "start", dx: 4};
    return [
      Plot.ruleX([t], {x, stroke: colour, strokeWidth: 2}),
      Plot.text([t], {
        ...{frameAnchor: at, lineAnchor: at, text: () => words, fill: colour, fontWeight: 600, ...clear},
        ...{...place, dy: at === "top" ? 2 : -2}
      })
    ];
  };
  return [
    line,
    Plot.rect([written], {
      ...{x1: (t: number) => t - 1 / 2, x2: keptTo + 1 / 2, fill: "var(--path-c)", fillOpacity: 0.12}
    }),
    ...moment(`written ${written}, kept to ${keptTo}`, written, "top", "var(--path-c)"),
    ...(read === undefined ? [] : moment(`read from ${read}`, read, "bottom", "var(--path-h)"))
  ];
}

/** The picked unit's three gates. */
function drawGates(subject: Subject) {
  return drawQuantities(subject, ["f", "i", "o"], "gates", [0, 0.5, 1], []);
}

/** Lines of some parts of the picked unit, over marks of their own; the ticks reach from end to end. */
function drawQuantities(
  subject: Subject,
  of: readonly Quantity[],
  title: string,
  ticks: readonly [number, number, number],
  marks: Plot.Markish[]
) {
  const {trace, cell, step, unit} = subject.looked;
  const rows = rowsOfUnit(trace, unit);
  const [low, , high] = ticks;
  const symbolOf = (quantity: Quantity): string => wireWords(cell, quantity).symbol;
  const here = of.map((quantity) => `${symbolOf(quantity)} = ${twoDecimals(rows[step - 1][quantity])}`);
  const ends = of.map((quantity) => ({
    ...{words: symbolOf(quantity), at: rows[rows.length - 1][quantity], fill: quantities[quantity].colour}
  }));
  return drawOverTime(subject, {
    title: `${title}: ${here.join(", ")}`,
    y: {domain: [low, high], ticks, label: null, tickSize: 0, tickFormat: withMinus},
    marks: [
      Plot.ruleY(low < 0 ? [0] : [0, 1], {stroke: "var(--rule)"}),
      marks,
      of.map((quantity) => {
        const {colour, dash, symbol} = quantities[quantity];
        return Plot.line(rows, {
          x: "t",
          y: quantity,
          stroke: colour,
          strokeWidth: 2,
          strokeDasharray: dash,
          ...drawnAs(symbol)
        });
      }),
      labels(subject, ends, low, high)
    ]
  });
}

/** What the readout would answer after each step, and the best that could be answered then. */
function drawAnswers(subject: Subject) {
  const {trace, step} = subject.looked;
  const {answers, asked, target} = trace;
  const isSum = asked === "sum";
  const ticks = isSum ? [0, 1, 2] : [0, 0.5, 1];
  const [low, high] = [0, ticks[2]];
  const last = answers[answers.length - 1].answer;
  const colour = "var(--bound)";
  return drawOverTime(subject, {
    title: `${isSum ? "answer" : asked} after step ${step}: ${twoDecimals(answers[step - 1].answer)}`,
    y: {domain: [low, high], ticks, tickFormat: String, tickSize: 0, label: null},
    marks: [
      Plot.ruleY([0], {stroke: "var(--rule)"}),
      Plot.line(answers.filter(isCorner), {
        ...{x: "t", y: "best", curve: "step", stroke: colour, strokeWidth: 1.5, strokeDasharray: "5 3"}
      }),
      Plot.line(answers, {x: "t", y: "answer", stroke: "var(--cell-lstm)", strokeWidth: 2, clip: true}),
      Plot.dot([target], {x: answers.length, y: (target: number) => target, r: 4, stroke: colour, strokeWidth: 1.5}),
      bestLabel(trace),
      labels(
        subject,
        [
          {words: isSum ? "target" : "right", at: target, fill: colour},
          {words: isSum ? "answer" : asked, at: Math.min(high, Math.max(low, last)), fill: "var(--cell-lstm)"}
        ],
        low,
        high
      )
    ]
  });
}

/** Whether a step line needs this point: it is an end, or differs from one beside it. */
function isCorner({best}: {best: number}, k: number, all: readonly {best: number}[]): boolean {
  return k === 0 || k === all.length - 1 || all[k - 1].best !== best || all[k + 1].best !== best;
}

/** Stands under its line between the marks, where these leave room for it. */
function bestLabel(trace: Trace): Plot.Markish {
  const [first, second = first] = marksOf(trace);
  if (second - first < 10) return null;
  return Plot.text([trace.answers[Math.round((first + second) / 2) - 1]], {
    ...{x: "t", y: "best", text: () => "best guess by then", dy: 11, fill: "var(--bound)", ...clear}
  });
}

function labels({looked: {trace}, box}: Subject, ends: Parameters<typeof endLabels>[0], low: number, high: number) {
  const x = trace.inputs.length + 1 / 2;
  return endLabels(ends, {x, domain: [low, high], bottom: innerOf(box).height, top: 0, gap: 12}, {dx: 5});
}
