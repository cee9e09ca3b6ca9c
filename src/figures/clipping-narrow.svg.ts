import {clippingStill} from "./clipping/still.js";
import {clipEachWay, planeGradient} from "./clipping/experiment.js";
import {clippingData} from "./clipping/run.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/clipping.json", clippingData);
process.stdout.write(clippingStill(data, {clipEachWay, planeGradient, width: 324, height: 810, document}));
