import type {StageSize} from "../frame/stage.js";
import {standalone} from "../standalone.js";
import type {CellStateTracesData} from "./cellStateTracesData.js";
import {drawCellStateTraces} from "./cellStateTracesDrawing.js";
import {firstState, tracer, type Tracing} from "./cellStateTracesState.js";
import {sayTrace} from "./cellStateTracesWords.js";

/** The figure's first picture as a file: the settings' own sequence, read to its end. */
export function cellStateTracesStill(
  data: CellStateTracesData,
  {markedSequence, traceSequence, ...size}: StageSize & Tracing & {document: Document}
): string {
  const state = firstState(data.settings);
  const trace = tracer(data, {markedSequence, traceSequence})(state);
  return standalone(drawCellStateTraces(trace, state, size), {
    title: "A trained LSTM adds two marked numbers: cell state, hidden state and gates",
    description: sayTrace(trace, state)
  });
}
