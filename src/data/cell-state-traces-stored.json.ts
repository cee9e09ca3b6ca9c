import {storedAgreement, storedOrder, storedTracesSettings} from "../figures/cellStateTraces/stored.js";
import {agreementGrammar} from "../experiments/tasks/agreementGrammar.js";
import {runResult} from "../experiments/training/runResult.js";
import {runsOf} from "../experiments/training/runsOf.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/cell-state-traces-stored.json", storedTracesSettings);
const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const wanted = ({group, seed}: {group: string; seed: number}) => group === settings.network && seed === settings.seed;
const ordering = readSettings("data/experiments/training/temporal-order.json", trainingSettings);
const [order] = runsOf("temporal-order", ordering).filter(wanted);
const [sentences] = runsOf(
  "agreement",
  readSettings("data/experiments/training/agreement.json", trainingSettings)
).filter(wanted);
const ordered = (await readResults("data/results/temporal-order", [order], runResult)).get(order.name);
const agreed = (await readResults("data/results/agreement", [sentences], runResult)).get(sentences.name);
if (!ordered || !agreed) throw new Error(`cell-state-traces-stored: expected results of ${order.name} in both tasks`);
const agreement = storedAgreement(settings, grammar, sentences, agreed);
writeJson({settings, grammar, order: storedOrder(settings, order, ordered), agreement});
