import {ticketsGrammar} from "../experiments/tasks/ticketsGrammar.js";
import {ticketsProbabilities, ticketsSettings, ticketsShares} from "../figures/tickets/experiment.js";
import {ticketsNetworks} from "../figures/tickets/networks.js";
import {largeRuns, smallRuns} from "../figures/tickets/runs.js";
import {runResult} from "../experiments/training/runResult.js";
import {trainingSettings} from "../experiments/training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/tickets.json", ticketsSettings);
const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const large = largeRuns(readSettings("data/experiments/training/tickets.json", trainingSettings));
const small = smallRuns(readSettings("data/experiments/training/tickets-signals.json", trainingSettings));
const ofLarge = await readResults("data/results/tickets", large, runResult);
const ofSmall = await readResults("data/results/tickets-signals", small, runResult);
const [runs, results] = [[...large, ...small], new Map([...ofLarge, ...ofSmall])];
const kept = runs.filter(({name}) => results.get(name)?.weights);
const networks = await ticketsNetworks(grammar, kept, results);
writeJson({
  settings,
  grammar,
  rows: [...ticketsProbabilities(settings, grammar, networks), ...ticketsShares(runs, results)]
});
