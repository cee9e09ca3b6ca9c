import {realTextFrames} from "../components/realText/realTextFrames.js";
import {realTextReadings} from "../components/realText/realTextReadings.js";
import {realTextData} from "../experiments/realText.js";
import {shade} from "../experiments/realTextShade.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/real-text.json", realTextData);
process.stdout.write(realTextFrames(data, realTextReadings(data, shade), document));
