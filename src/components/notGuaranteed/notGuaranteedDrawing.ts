import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {NotGuaranteedData} from "../../experiments/notGuaranteed.js";
import type {StageSize} from "../frame/stage.js";
import {panels} from "../panels.js";
import {drawCurve} from "./notGuaranteedCurve.js";
import {layout} from "./notGuaranteedLayout.js";
import {drawMap} from "./notGuaranteedMap.js";
import type {NotGuaranteedState} from "./notGuaranteedState.js";

/** Where among the settings the gradient vanishes or explodes, and the gradient under those of the reader. */
export function drawNotGuaranteed(
  data: NotGuaranteedData,
  paths: GradientPaths,
  state: NotGuaranteedState,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const {map, curve, compact} = layout({width, height});
  return panels(
    [
      {...map, plot: drawMap(data, state, {box: map, document})},
      {...curve, plot: drawCurve(paths, {box: curve, compact, document})}
    ],
    {width, height, document}
  );
}
