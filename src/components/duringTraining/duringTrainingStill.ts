import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import {drawDuringTraining, type DuringTrainingData} from "./duringTrainingDrawing.js";
import {firstState} from "./duringTrainingState.js";
import {sayDuringTraining} from "./duringTrainingWords.js";

/** The figure's first picture as a file: the end of the run. */
export function duringTrainingStill(data: DuringTrainingData, size: StageSize & {document: Document}): string {
  const state = firstState(data);
  return standalone(drawDuringTraining(data, state, size), {
    title: "The gradient by step and update, while two networks learn",
    description: sayDuringTraining(data, state)
  });
}
