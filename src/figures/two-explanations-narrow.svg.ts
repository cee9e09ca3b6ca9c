import {twoExplanationsStill} from "./twoExplanations/still.js";
import {computedTwoExplanations} from "./twoExplanations/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/two-explanations.json", computedTwoExplanations);
process.stdout.write(twoExplanationsStill(data, {width: 324, height: 600, document}));
