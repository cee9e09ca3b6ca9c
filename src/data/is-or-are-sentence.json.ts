import {agreementCheckpoints, isOrAreSentenceSettings} from "../experiments/agreementCheckpoints.js";
import {agreementGrammar} from "../experiments/tasks/agreementGrammar.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/is-or-are-sentence.json", isOrAreSentenceSettings);
const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const runs = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
const results = await readResults("data/results/agreement", runs, runResult);
writeJson({settings, grammar, models: await agreementCheckpoints(settings, grammar, runs, results)});
