import {ticketsStill} from "../components/tickets/ticketsStill.js";
import {ticketsData} from "../experiments/tickets.js";
import {packedTicketsNetworks} from "../experiments/ticketsNetworks.js";
import {ticketsReader} from "../experiments/ticketsReading.js";
import {ticketsSentence} from "../experiments/ticketsSentence.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/tickets.json", ticketsData);
const networks = readComputed("data/tickets-large-1.json", packedTicketsNetworks);
const text = ticketsSentence(data.grammar, {...data.settings, seed: data.settings.textSeed});
const readings = networks.map((network) => ticketsReader(network, data.grammar)(text));
process.stdout.write(ticketsStill(data, {text, readings}, {width: 324, height: 640, document}));
