import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {NotGuaranteedData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {drawCurve} from "./curve.js";
import {layout} from "./layout.js";
import {drawMap} from "./map.js";
import type {NotGuaranteedState} from "./state.js";

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
