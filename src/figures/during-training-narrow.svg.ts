import {duringTrainingStill} from "./duringTraining/still.js";
import {computedDuringTraining} from "./duringTraining/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/during-training.json", computedDuringTraining);
process.stdout.write(duringTrainingStill(data, {width: 324, height: 580, document}));
