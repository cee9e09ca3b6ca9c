import {clippingRescues, clippingRescuesSettings} from "../figures/clippingRescues/experiment.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const published = readSettings("data/experiments/clipping-rescues.json", clippingRescuesSettings);
const settings = readSettings("data/experiments/training/clipping-rescues.json", trainingSettings);
const runs = runsOf("clipping-rescues", settings);
const results = await readResults("data/results/clipping-rescues", runs, runResult);
writeJson(clippingRescues(settings, runs, results, published));
