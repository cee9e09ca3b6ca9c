import {isOrAreGradient, isOrAreGradientSettings} from "../figures/isOrAreGradient/experiment.js";
import {agreementGrammar} from "../experiments/tasks/agreementGrammar.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/is-or-are-gradient.json", isOrAreGradientSettings);
const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const runs = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
writeJson(await isOrAreGradient(settings, grammar, runs));
