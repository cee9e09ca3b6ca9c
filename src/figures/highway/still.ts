import type {HighwayData} from "./learningExperiment.js";
import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawHighway} from "./drawing.js";
import {firstState, mediansAt} from "./state.js";
import {sayHighway} from "./words.js";

/** The figure's first picture as a file: the medians under the bias that is most used. */
export function highwayStill(data: HighwayData, size: StageSize & {document: Document}): string {
  const state = firstState(data);
  const shown = mediansAt(data, state.bias);
  return standalone(drawHighway(data, shown, state, size), {
    title: "The direct path, and what comes besides",
    description: sayHighway(data, shown, state)
  });
}
