import {workTheGatesFrames} from "./workTheGates/still.js";
import * as byHand from "./workTheGates/gatesByHand.js";
import {workTheGatesData} from "./workTheGates/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/work-the-gates.json", workTheGatesData);
process.stdout.write(workTheGatesFrames(data, byHand, document));
