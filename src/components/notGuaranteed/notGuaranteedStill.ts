import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {NotGuaranteedData} from "../../experiments/notGuaranteed.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawNotGuaranteed} from "./notGuaranteedDrawing.js";
import {firstState} from "./notGuaranteedState.js";
import {sayNotGuaranteed} from "./notGuaranteedWords.js";

/** The figure's first picture as a file. */
export function notGuaranteedStill(
  data: NotGuaranteedData,
  paths: GradientPaths,
  size: StageSize & {document: Document}
): string {
  const state = firstState(data);
  return standalone(drawNotGuaranteed(data, paths, state, size), {
    title: "A gradient that vanishes, one that explodes",
    description: sayNotGuaranteed(data.settings, paths, state)
  });
}
