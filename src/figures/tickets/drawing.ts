import type {TicketsData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels, type Panel} from "../../frame/panels.js";
import {drawCurves} from "./curves.js";
import {drawLane, drawNouns} from "./lane.js";
import {layoutOf} from "./layout.js";
import type {Scene, State} from "./scenes.js";
import {drawText} from "./text.js";

/** A lane for each network, the words under them, and under those the curves over seeds. */
export function drawTickets(
  data: TicketsData,
  {text, readings}: Scene,
  {stage, show}: Pick<State, "stage" | "show">,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const layout = layoutOf(width, height, readings.length);
  const {compact, barsRight, laneHeight, wordsTop, curvesTop} = layout;
  const {mention, due, words} = text;
  const noun = words[due];
  const lanes = readings.flatMap((reading, k): Panel[] => {
    const y = k * laneHeight;
    const nouns = {noun, width: width - barsRight, height: laneHeight, document};
    return [
      {x: 0, y, plot: drawLane(reading, {mention, noun, width, document, layout})},
      ...(compact ? [] : [{x: barsRight, y, plot: drawNouns(reading, nouns)}])
    ];
  });
  const distance = due - mention;
  const curves = {stage, show, distance, readings, width, height: height - curvesTop, document};
  return panels(
    [
      ...lanes,
      {x: 0, y: wordsTop, plot: drawText(text, {width, document, layout})},
      {x: 0, y: curvesTop, plot: drawCurves(data, curves)}
    ],
    {width, height, document}
  );
}
