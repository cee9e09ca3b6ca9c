import {workTheGatesStill} from "../components/workTheGates/workTheGatesStill.js";
import * as byHand from "../experiments/gatesByHand.js";
import {workTheGatesData} from "../experiments/workTheGates.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/work-the-gates.json", workTheGatesData);
process.stdout.write(workTheGatesStill(data, byHand, {width: 720, height: 640, document}));
