import type {ClippingData} from "../../experiments/clippingRun.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawClipping} from "./clippingDrawing.js";
import {clipper, type Clipper} from "./clippingRules.js";
import {firstState} from "./clippingState.js";
import {sayClipping} from "./clippingWords.js";

/** The figure's first picture as a file. */
export function clippingStill(
  data: ClippingData,
  {clipEachWay, planeGradient, ...size}: StageSize & Clipper & {document: Document}
): string {
  const state = firstState(data.settings);
  const clippings = clipper(data, {clipEachWay, planeGradient})(state);
  return standalone(drawClipping(data.norms, clippings, {...size, state}), {
    title: "Clipping a gradient",
    description: sayClipping(data.norms, clippings, state)
  });
}
