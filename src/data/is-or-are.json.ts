import {isOrAre, isOrAreSettings} from "../figures/isOrAre/experiment.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/is-or-are.json", isOrAreSettings);
const words = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
const verbs = runsOf("agreement-verb", readSettings("data/experiments/training/agreement-verb.json", trainingSettings));
const wordResults = await readResults("data/results/agreement", words, runResult);
const verbResults = await readResults("data/results/agreement-verb", verbs, runResult);
writeJson(
  isOrAre(settings, [
    {objective: "every-word", runs: words, results: wordResults},
    {objective: "due-word", runs: verbs, results: verbResults}
  ])
);
