import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import {drawDuringTraining, type DuringTrainingData} from "./drawing.js";
import {firstState} from "./state.js";
import {sayDuringTraining} from "./words.js";

/** The figure's first picture as a file: the end of the run. */
export function duringTrainingStill(data: DuringTrainingData, size: StageSize & {document: Document}): string {
  const state = firstState(data);
  return standalone(drawDuringTraining(data, state, size), {
    title: "The gradient by step and update, while two networks learn",
    description: sayDuringTraining(data, state)
  });
}
