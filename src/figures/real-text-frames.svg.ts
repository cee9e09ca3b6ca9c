import {realTextFrames} from "./realText/frames.js";
import {realTextReadings} from "./realText/readings.js";
import {realTextData} from "./realText/experiment.js";
import {shade} from "./realText/shade.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/real-text.json", realTextData);
process.stdout.write(realTextFrames(data, realTextReadings(data, shade), document));
