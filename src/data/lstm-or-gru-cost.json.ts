import {lstmOrGruCost, lstmOrGruCostSettings} from "../figures/lstmOrGruCost/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/lstm-or-gru-cost.json", lstmOrGruCostSettings);
writeJson({settings, rows: lstmOrGruCost(settings)});
