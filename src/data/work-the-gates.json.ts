import {trainGates, workTheGatesSettings} from "../figures/workTheGates/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/work-the-gates.json", workTheGatesSettings);

writeJson({settings, trained: settings.tasks.map((task) => trainGates(task, settings))});
