import * as Plot from "@observablehq/plot";
import {max} from "d3";
import {panels, type Panel} from "../../frame/panels.js";
import type {StageSize} from "../../frame/stage.js";
import {drawAnswers, drawGates, drawStates} from "./lines.js";
import {marksOf, quantityOf, shown, type Look, type Quantity} from "./look.js";
import {drawMap, drawShades} from "./maps.js";
import {drawOverTime, inner, layout, type PanelBox, type Time} from "./panel.js";
import type {Looked} from "./state.js";
import type {Trace} from "./trace.js";

/**
 * What one sequence does to a trained LSTM, step by step: the input, every unit's c, h and a third quantity as heat
 * maps, and the picked unit's states and gates and the network's answer as lines. A cursor is at the step looked at.
 */
export function drawTraces(
  looked: Looked,
  asked: Look,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {trace, cell} = looked;
  const boxes = layout({width, height});
  const {length} = trace.inputs;
  const units = trace.rows.length / length;
  const look = {...asked, step: Math.min(asked.step, length), unit: Math.min(asked.unit, units)};
  const time = {length, marks: marksOf(trace), step: look.step};
  const map = (quantity: Quantity, box: PanelBox): Panel[] => [
    {...box, plot: drawMap(quantity, {trace, cell, units, look, time, box, document})},
    shades(quantity, box, document)
  ];
  const lines = (draw: typeof drawStates, box: PanelBox): Panel => ({
    ...box,
    plot: draw({looked, look, time, box, document})
  });
  return panels(
    [
      {...boxes.input, plot: drawInput(trace, time, boxes.input, document)},
      ...map("c", boxes.c),
      ...map("h", boxes.h),
      ...map(quantityOf[look.map], boxes.map),
      lines(drawStates, boxes.unit),
      lines(drawGates, boxes.gates),
      lines(drawAnswers, boxes.answer)
    ],
    {width, height, document}
  );
}

/** The scale of a heat map stands over its right end. */
function shades(quantity: Quantity, box: PanelBox, document: Document): Panel {
  const [width, height] = [130, 16];
  const {left, top, width: across} = inner(box);
  return {x: left + across - width + 4, y: top - height - 2, plot: drawShades(quantity, {width, height, document})};
}

/** The sequence as it is read: values, of which two are marked, or words. */
function drawInput(trace: Trace, time: Time, box: PanelBox, document: Document): Element {
  return trace.inputs.some(({word}) => word !== undefined)
    ? drawWords(trace, time, box, document)
    : drawValues(trace, time, box, document);
}

function drawValues({inputs}: Trace, time: Time, box: PanelBox, document: Document): Element {
  const marked = inputs.filter((input) => input.marked);
  return drawOverTime(time, {
    box,
    document,
    title: "input: the values, and the two marks",
    y: {domain: [0, 1], ticks: [0, 1], tickFormat: String, tickSize: 0, label: null},
    marks: [
      Plot.ruleX(inputs, {x: "t", y1: 0, y2: "value", stroke: "var(--muted)", strokeOpacity: 0.55, strokeWidth: 2}),
      Plot.ruleX(marked, {x: "t", y1: 0, y2: "value", stroke: "var(--link)", strokeWidth: 3}),
      Plot.dot(marked, {x: "t", y: "value", r: 4.5, fill: "var(--link)"}),
      marked.map((mark) =>
        Plot.text([mark], {
          x: "t",
          y: "value",
          text: ({value}: {value: number}) => shown(value),
          textAnchor: mark.t > 0.9 * time.length ? "end" : "start",
          dx: mark.t > 0.9 * time.length ? -8 : 8,
          fill: "var(--link)",
          stroke: "var(--paper)",
          strokeWidth: 4,
          fontWeight: 600
        })
      ),
      Plot.ruleY([0], {stroke: "var(--rule)"})
    ]
  });
}

/** A letter or a digit is about so wide, in pixels. */
const letter = 7;

/** Words side by side, or upright where they have no room; where not even a letter has, only those that count. */
function drawWords({inputs}: Trace, time: Time, box: PanelBox, document: Document): Element {
  const longest = max(inputs, ({word = ""}) => word.length) ?? 0;
  const place = inner(box).width / inputs.length;
  const isUpright = longest > 1 && place < letter * longest;
  const isTight = longest === 1 && place < letter;
  const [marked, others] = [true, false].map((isMarked) => inputs.filter(({marked}) => marked === isMarked));
  const words = (of: Trace["inputs"], fill: string, fontWeight: number): Plot.Markish =>
    Plot.text(of, {
      ...{x: "t", y: 0.5, text: "word", fill, fontWeight, rotate: isUpright ? -90 : 0},
      ...{stroke: "var(--paper)", strokeWidth: 3}
    });
  return drawOverTime(time, {
    box,
    document,
    title: longest === 1 ? "input: the symbols, of which A and B count" : "input: the words",
    y: {domain: [0, 1], axis: null},
    marks: [
      isTight ? Plot.dot(others, {x: "t", y: 0.5, r: 1, fill: "var(--muted)"}) : words(others, "var(--muted)", 400),
      words(marked, "var(--link)", 700)
    ]
  });
}
