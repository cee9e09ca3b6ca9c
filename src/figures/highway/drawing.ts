import type {HighwayData} from "./learningExperiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {drawCurves} from "./curves.js";
import {layout} from "./layout.js";
import {drawLearning} from "./learning.js";
import type {HighwayShown, HighwayState} from "./state.js";

/** The gradient before training by its paths, and how soon networks that start so learn. */
export function drawHighway(
  data: HighwayData,
  shown: HighwayShown,
  state: HighwayState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {curves, learning, compact} = layout({width, height});
  return panels(
    [
      {...curves, plot: drawCurves(shown, state, {box: curves, compact, document})},
      {...learning, plot: drawLearning(data, state, {box: learning, document})}
    ],
    {width, height, document}
  );
}
