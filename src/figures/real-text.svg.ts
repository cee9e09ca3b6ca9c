import {realTextReadings} from "../components/realText/realTextReadings.js";
import {realTextStill} from "../components/realText/realTextStill.js";
import {realTextData} from "../experiments/realText.js";
import {shade} from "../experiments/realTextShade.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/real-text.json", realTextData);
process.stdout.write(realTextStill(data, realTextReadings(data, shade), {width: 700, height: 680, document}));
