import {explosionRunStill} from "./explosionRun/still.js";
import {explosionRunData} from "./explosionRun/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/explosion-run.json", explosionRunData);
process.stdout.write(explosionRunStill(data, {width: 324, height: 486, document}));
