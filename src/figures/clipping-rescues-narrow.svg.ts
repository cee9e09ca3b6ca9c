import {clippingRescuesStill} from "./clippingRescues/still.js";
import {clippingRescuesData} from "./clippingRescues/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/clipping-rescues.json", clippingRescuesData);
process.stdout.write(clippingRescuesStill(data, {width: 324, height: 432, document}));
