import {ticketsGrammar} from "../experiments/tasks/ticketsGrammar.js";
import {packNetworks, ticketsNetworks} from "../experiments/ticketsNetworks.js";
import {readSettings} from "../loaders/readJson.js";
import {readTicketsRuns} from "../loaders/readTicketsRuns.js";
import {writeJson} from "../loaders/write.js";

const grammar = readSettings("data/grammars/tickets.json", ticketsGrammar);
const {runs, results} = await readTicketsRuns();
const own = runs.filter(({experiment, seed}) => experiment === "tickets" && seed === 3);
writeJson(packNetworks(await ticketsNetworks(grammar, own, results)));
