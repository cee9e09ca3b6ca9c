import {lstmOrGru, lstmOrGruSettings} from "../figures/lstmOrGru/experiment.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/lstm-or-gru.json", lstmOrGruSettings);
const wanted = settings.tasks.flatMap(({size, parameters}) => [size.lstm, size.gru, parameters.lstm, parameters.gru]);
const experiments = [
  of("adding", "data/experiments/training/adding.json", "data/results/adding"),
  of("copying", "data/experiments/training/copying.json", "data/results/copying"),
  of("temporal-order", "data/experiments/training/temporal-order.json", "data/results/temporal-order"),
  of("characters", "data/experiments/training/characters.json", "data/results/characters")
];
writeJson(lstmOrGru(settings, await Promise.all(experiments)));

/** Those of its runs that are compared, with their results. */
async function of(experiment: string, file: string, folder: string) {
  const runs = runsOf(experiment, readSettings(file, trainingSettings)).filter(({group}) => wanted.includes(group));
  return {runs, results: await readResults(folder, runs, runResult)};
}
