import {ticketsGrammar} from "../experiments/tasks/ticketsGrammar.js";
import {ticketsProbabilities, ticketsSettings, ticketsShares} from "../experiments/tickets.js";
import {ticketsNetworks} from "../experiments/ticketsNetworks.js";
import {readSettings} from "../loaders/readJson.js";
import {readTicketsRuns} from "../loaders/readTicketsRuns.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/tickets.json", ticketsSettings);
const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const {runs, results} = await readTicketsRuns();
const kept = runs.filter(({name}) => results.get(name)?.weights);
const rows = [
  ...ticketsProbabilities(settings, grammar, await ticketsNetworks(grammar, kept, results)),
  ...ticketsShares(runs, results)
];
writeJson({settings, grammar, rows});
