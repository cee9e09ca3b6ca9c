import {twoResetGates, twoResetGatesSettings} from "../figures/twoResetGates/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/two-reset-gates.json", twoResetGatesSettings);
writeJson({settings, rows: twoResetGates(settings)});
