import {clippingStill} from "../components/clipping/clippingStill.js";
import {clipEachWay, planeGradient} from "../experiments/clipping.js";
import {clippingData} from "../experiments/clippingRun.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/clipping.json", clippingData);
process.stdout.write(clippingStill(data, {clipEachWay, planeGradient, width: 1000, height: 520, document}));
