import {ticketsGrammar} from "../experiments/tasks/ticketsGrammar.js";
import {packNetworks, ticketsNetworks} from "../figures/tickets/networks.js";
import {largeRuns} from "../figures/tickets/runs.js";
import {runResult} from "../experiments/training/runResult.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const runs = largeRuns(readSettings("data/experiments/training/tickets.json", trainingSettings));
const own = runs.filter(({seed}) => seed === 1);
const results = await readResults("data/results/tickets", own, runResult);
writeJson(packNetworks(await ticketsNetworks(grammar, own, results)));
