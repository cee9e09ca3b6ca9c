import {clippingFrames} from "../components/clipping/clippingStill.js";
import {clipEachWay, planeGradient} from "../experiments/clipping.js";
import {clippingData} from "../experiments/clippingRun.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/clipping.json", clippingData);
process.stdout.write(clippingFrames(data, {clipEachWay, planeGradient, width: 460, height: 740, document}));
