import {ticketsGrammar} from "../experiments/tasks/ticketsGrammar.js";
import {packNetworks, ticketsNetworks} from "../figures/tickets/networks.js";
import {smallRuns} from "../figures/tickets/runs.js";
import {runResult} from "../experiments/training/runResult.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const runs = smallRuns(readSettings("data/experiments/training/tickets-signals.json", trainingSettings));
const own = runs.filter(({seed}) => seed === 2);
const results = await readResults("data/results/tickets-signals", own, runResult);
writeJson(packNetworks(await ticketsNetworks(grammar, own, results)));
