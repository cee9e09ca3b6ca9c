import {marksOf, quantityOf, type Look, type Quantity} from "./data.js";
import type {Looked} from "./state.js";
import {inner, layout, type Box} from "./layout.js";
import {drawAnswers, drawGates, drawStates} from "./lines.js";
import {drawInput} from "./input.js";
import {drawMap, drawShades} from "./maps.js";
import {panels, type Panel} from "../../frame/panels.js";
import type {StageSize} from "../../frame/stage.js";

/**
 * What one sequence does to a trained LSTM, step by step: the input, every unit's c, h and a third quantity as heat
 * maps, and the picked unit's states and gates and the network's answer as lines. A cursor is at the step looked at.
 */
export function drawCellStateTraces(
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
  const map = (quantity: Quantity, box: Box): Panel[] => [
    {...box, plot: drawMap(quantity, {trace, cell, units, look, time, box, document})},
    shades(quantity, box, document)
  ];
  const lines = (draw: typeof drawStates, box: Box): Panel => ({
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
function shades(quantity: Quantity, box: Box, document: Document): Panel {
  const [width, height] = [130, 16];
  const {left, top, width: across} = inner(box);
  return {x: left + across - width + 4, y: top - height - 2, plot: drawShades(quantity, {width, height, document})};
}
