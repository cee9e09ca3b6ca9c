import {clippingRescuesStill} from "../components/clippingRescues/clippingRescuesStill.js";
import {clippingRescuesData} from "../experiments/clippingRescues.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/clipping-rescues.json", clippingRescuesData);
process.stdout.write(clippingRescuesStill(data, {width: 640, height: 440, document}));
