import {clippingRun, clippingSettings} from "../figures/clipping/run.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/clipping.json", clippingSettings);
const training = readSettings("data/experiments/training/clipping-rescues.json", trainingSettings);
const run = runsOf("clipping-rescues", training).find(({name}) => name === settings.run);
if (!run)
  throw new Error(`data/experiments/clipping.json: run: expected a run of clipping-rescues, got ${settings.run}`);
writeJson(await clippingRun(settings, run));
