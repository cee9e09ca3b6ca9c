import * as v from "valibot";
import {cellStateTracesFrames} from "./cellStateTraces/still.js";
import {cellStateTracesSettings, trainedLstm} from "./cellStateTraces/experiment.js";
import {storedTraces} from "./cellStateTraces/stored.js";
import * as live from "./cellStateTraces/traceLive.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const schema = v.object({settings: cellStateTracesSettings, trained: trainedLstm});
const data = readComputed("data/cell-state-traces.json", schema);
const stored = readComputed("data/cell-state-traces-stored.json", storedTraces);
process.stdout.write(cellStateTracesFrames({...data, stored}, live, document));
