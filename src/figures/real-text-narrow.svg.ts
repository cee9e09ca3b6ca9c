import {realTextReadings} from "./realText/readings.js";
import {realTextStill} from "./realText/still.js";
import {realTextData} from "./realText/experiment.js";
import {shade} from "./realText/shade.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/real-text.json", realTextData);
process.stdout.write(realTextStill(data, realTextReadings(data, shade), {width: 324, height: 1000, document}));
