import {cellStateTracesSettings, trainOnAdding} from "../figures/cellStateTraces/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/cell-state-traces.json", cellStateTracesSettings);

writeJson({settings, trained: await trainOnAdding(settings)});
