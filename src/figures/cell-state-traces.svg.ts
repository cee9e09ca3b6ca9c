import * as v from "valibot";
import {drawCellStateTraces} from "../components/cellStateTraces/cellStateTracesDrawing.js";
import type {CellStateTracesData} from "../components/cellStateTraces/cellStateTracesData.js";
import {firstState, tracer} from "../components/cellStateTraces/cellStateTracesState.js";
import {sayTrace} from "../components/cellStateTraces/cellStateTracesWords.js";
import {standalone} from "../components/standalone.js";
import {cellStateTracesSettings, trainedLstm} from "../experiments/cellStateTraces.js";
import {markedSequence, traceSequence} from "../experiments/traceSequence.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({settings: cellStateTracesSettings, trained: trainedLstm});
const data: CellStateTracesData = readComputed("data/cell-state-traces.json", schema);
const state = firstState(data.settings);
const trace = tracer(data, {markedSequence, traceSequence})(state);
const picture = drawCellStateTraces(trace, state, {width: 1000, height: 560, document});
const title = "A trained LSTM adds two marked numbers: cell state, hidden state and gates";
process.stdout.write(standalone(picture, {title, description: sayTrace(trace, state)}));
