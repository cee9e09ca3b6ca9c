import type {HighwayData} from "../../experiments/highwayLearning.js";
import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawHighway} from "./highwayDrawing.js";
import {firstState, mediansAt} from "./highwayState.js";
import {sayHighway} from "./highwayWords.js";

/** The figure's first picture as a file: the medians under the bias that is most used. */
export function highwayStill(data: HighwayData, size: StageSize & {document: Document}): string {
  const state = firstState(data);
  const shown = mediansAt(data, state.bias);
  return standalone(drawHighway(data, shown, state, size), {
    title: "The direct path, and what comes besides",
    description: sayHighway(data, shown, state)
  });
}
