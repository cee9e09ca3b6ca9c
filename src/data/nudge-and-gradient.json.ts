import {nudgeAndGradient, nudgeAndGradientSettings} from "../figures/nudgeAndGradient/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/nudge-and-gradient.json", nudgeAndGradientSettings);
writeJson({settings, rows: nudgeAndGradient(settings)});
