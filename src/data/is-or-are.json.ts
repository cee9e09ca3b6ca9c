import {isOrAre, isOrAreSettings} from "../experiments/isOrAre.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/is-or-are.json", isOrAreSettings);
const runs = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
const results = await readResults("data/results/agreement", runs, runResult);
writeJson(isOrAre(settings, runs, results));
