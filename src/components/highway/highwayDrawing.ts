import type {HighwayData} from "../../experiments/highwayLearning.js";
import type {StageSize} from "../frame/stage.js";
import {panels} from "../panels.js";
import {drawCurves} from "./highwayCurves.js";
import {layout} from "./highwayLayout.js";
import {drawLearning} from "./highwayLearning.js";
import type {HighwayShown, HighwayState} from "./highwayState.js";

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
