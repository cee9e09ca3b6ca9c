import type {WorkTheGatesData} from "./experiment.js";
import type {StageSize} from "../../frame/stage.js";
import {keyFrames, type KeyFrame} from "../../frame/keyFrames.js";
import {standalone} from "../../frame/standalone.js";
import {drawWorkTheGates} from "./drawing.js";
import {firstState, rowsOfState, type ByHand, type WorkTheGatesState} from "./state.js";
import {sayGates} from "./words.js";

function moment(
  data: WorkTheGatesData,
  state: WorkTheGatesState,
  byHand: ByHand,
  size: StageSize & {document: Document}
): KeyFrame {
  const {tolerance} = data.settings;
  const options = {...size, tolerance, cell: byHand.lstmOperations};
  const picture = drawWorkTheGates(rowsOfState(data, state, byHand), state, options);
  return {picture, words: sayGates(data, state, byHand)};
}

/** The figure's first picture as a file: all gates half open. */
export function workTheGatesStill(
  data: WorkTheGatesData,
  byHand: ByHand,
  size: StageSize & {document: Document}
): string {
  const {picture, words} = moment(data, firstState(data), byHand, size);
  return standalone(picture, {title: "One unit, its three gates, and a goal", description: words});
}

/** Every task solved by hand, and beside it by the trained cell, for print. */
export function workTheGatesFrames(data: WorkTheGatesData, byHand: ByHand, document: Document): string {
  const size = {width: 470, height: 560, document};
  const frames = data.settings.tasks.flatMap(({name: task, byHand: gates}) =>
    (["yours", "trained"] as const).map((whose) =>
      moment(data, {...firstState(data), ...gates, task, whose}, byHand, size)
    )
  );
  return keyFrames(frames, {title: "Three tasks, by hand and by a trained cell", document});
}
