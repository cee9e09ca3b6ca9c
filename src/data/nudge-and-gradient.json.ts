import {nudgeAndGradient, nudgeAndGradientSettings} from "../experiments/nudgeAndGradient.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/nudge-and-gradient.json", nudgeAndGradientSettings);
writeJson({settings, rows: nudgeAndGradient(settings)});
