import {duringTrainingStill} from "../components/duringTraining/duringTrainingStill.js";
import {computedDuringTraining} from "../experiments/duringTraining.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/during-training.json", computedDuringTraining);
process.stdout.write(duringTrainingStill(data, {width: 780, height: 580, document}));
