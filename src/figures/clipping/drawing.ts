import type {StageSize} from "../../frame/stage.js";
import {panels} from "../../frame/panels.js";
import {drawHistogram} from "./histogram.js";
import {layout} from "./layout.js";
import {drawParts} from "./parts.js";
import {drawPlane} from "./plane.js";
import type {Clippings, ClippingState} from "./state.js";

/** A gradient before and after clipping in the plane, and a run's gradients: how long they are, and their longest. */
export function drawClipping(
  norms: readonly number[],
  {plane, run}: Clippings,
  {state, width, height, document}: StageSize & {state: ClippingState; document: Document}
): SVGSVGElement {
  const boxes = layout({width, height});
  return panels(
    [
      {...boxes.plane, plot: drawPlane(plane, state, {box: boxes.plane, document})},
      {...boxes.histogram, plot: drawHistogram(norms, state.threshold, {box: boxes.histogram, document})},
      {...boxes.parts, plot: drawParts(run, {box: boxes.parts, document})}
    ],
    {width, height, document}
  );
}
