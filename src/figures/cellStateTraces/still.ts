import type {StageSize} from "../../frame/stage.js";
import {standalone} from "../../frame/standalone.js";
import type {CellStateTracesData} from "./data.js";
import {drawCellStateTraces} from "./drawing.js";
import {firstState, looker, taskChoices, type TracesState, type Tracing} from "./state.js";
import {sayMoments, sayTrace} from "./words.js";
import {keyFrames, type KeyFrame} from "../../frame/keyFrames.js";

type Size = StageSize & {document: Document};

function moment(data: CellStateTracesData, state: TracesState, tracing: Tracing, size: Size): KeyFrame {
  const looked = looker(data, () => data.trained, tracing)(state);
  const words = `${sayTrace(looked, state)} ${sayMoments(looked, state)}`;
  return {picture: drawCellStateTraces(looked, state, size), words};
}

/** The figure's first picture as a file: the settings' own sequence, read to its end. */
export function cellStateTracesStill(data: CellStateTracesData, tracing: Tracing, size: Size): string {
  const {picture, words} = moment(data, firstState(data.settings, data.stored), tracing, size);
  return standalone(picture, {
    title: "A trained LSTM adds two marked numbers: cell state, hidden state and gates",
    description: words
  });
}

/** The first sequence of each task, read to its end, and that of adding at its first mark, for print. */
export function cellStateTracesFrames(data: CellStateTracesData, tracing: Tracing, document: Document): string {
  const first = firstState(data.settings, data.stored);
  const states = [{...first, step: first.mark1}, ...taskChoices.map((task): TracesState => ({...first, task}))];
  const lengths = {adding: data.settings.length, order: data.stored.order.length, agreement: Infinity};
  const frames = states.map((state) => {
    const step = state.step === first.mark1 ? state.step : lengths[state.task];
    return moment(data, {...state, step}, tracing, {width: 900, height: 520, document});
  });
  return keyFrames(frames, {title: "A trained LSTM at three tasks", document, columns: 1});
}
