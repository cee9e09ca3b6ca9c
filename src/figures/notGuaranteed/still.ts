import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {NotGuaranteedData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawNotGuaranteed} from "./drawing.js";
import {firstState} from "./state.js";
import {sayNotGuaranteed} from "./words.js";

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
