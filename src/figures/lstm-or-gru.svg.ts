import {lstmOrGruStill} from "./lstmOrGru/still.js";
import {lstmOrGruData} from "./lstmOrGru/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/lstm-or-gru.json", lstmOrGruData);
process.stdout.write(lstmOrGruStill(data, {width: 1000, height: 680, document}));
