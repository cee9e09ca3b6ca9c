import {highway, highwaySettings} from "../figures/highway/experiment.js";
import {highwayLearning} from "../figures/highway/learningExperiment.js";
import {comparedRuns} from "../experiments/training/comparedNetworks.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

/** Hundredths of a decade: finer than the picture shows. */
const rounded = (values: readonly (number | null)[]) => values.map((x) => x && Number(x.toFixed(2)));

const settings = readSettings("data/experiments/highway.json", highwaySettings);
const training = readSettings("data/experiments/training/adding.json", trainingSettings);
const runs = comparedRuns(settings.networks, runsOf("adding", training));
const results = await readResults("data/results/adding", runs, runResult);
const bands = highway(settings).map((band) => {
  const {median, low, high} = band;
  return {...band, median: rounded(median), low: rounded(low), high: rounded(high)};
});
const learners = await highwayLearning(settings, runs, results);
writeJson({settings, bands, learners, updates: training.training.updates});
