import {ticketsStill} from "./tickets/still.js";
import {ticketsData} from "./tickets/experiment.js";
import {packedTicketsNetworks} from "./tickets/networks.js";
import {ticketsReader} from "./tickets/reading.js";
import {ticketsSentence} from "./tickets/sentence.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/tickets.json", ticketsData);
const networks = readComputed("data/tickets-large-1.json", packedTicketsNetworks);
const text = ticketsSentence(data.grammar, {...data.settings, seed: data.settings.textSeed});
const readings = networks.map((network) => ticketsReader(network, data.grammar)(text));
process.stdout.write(ticketsStill(data, {text, readings}, {width: 324, height: 640, document}));
