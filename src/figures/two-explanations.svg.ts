import {twoExplanationsStill} from "../components/twoExplanations/twoExplanationsStill.js";
import {computedTwoExplanations} from "../experiments/twoExplanations.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/two-explanations.json", computedTwoExplanations);
process.stdout.write(twoExplanationsStill(data, {width: 780, height: 330, document}));
