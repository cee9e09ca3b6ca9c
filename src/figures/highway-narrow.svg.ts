import {highwayStill} from "./highway/still.js";
import {highwayData} from "./highway/learningExperiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/highway.json", highwayData);
process.stdout.write(highwayStill(data, {width: 324, height: 800, document}));
