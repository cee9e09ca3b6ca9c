import {keepOrReplace, keepOrReplaceSettings} from "../figures/keepOrReplace/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/keep-or-replace.json", keepOrReplaceSettings);
writeJson({settings, rows: keepOrReplace(settings)});
