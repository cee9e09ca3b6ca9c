import * as v from "valibot";
import {cellStateTracesStill} from "../components/cellStateTraces/cellStateTracesStill.js";
import {cellStateTracesSettings, trainedLstm} from "../experiments/cellStateTraces.js";
import {markedSequence, traceSequence} from "../experiments/traceSequence.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({settings: cellStateTracesSettings, trained: trainedLstm});
const data = readComputed("data/cell-state-traces.json", schema);
const tracing = {markedSequence, traceSequence};
process.stdout.write(cellStateTracesStill(data, {...tracing, width: 324, height: 745, document}));
