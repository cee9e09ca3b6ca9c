import {ticketsFrames} from "./tickets/frames.js";
import type {TicketsState} from "./tickets/state.js";
import {ticketsData} from "./tickets/experiment.js";
import {packedTicketsNetworks} from "./tickets/networks.js";
import {ticketsReader, ticketsSentence} from "./tickets/reading.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/tickets.json", ticketsData);
const {grammar, settings} = data;
const large = readComputed("data/tickets-large-1.json", packedTicketsNetworks);
const small = readComputed("data/tickets-small-1.json", packedTicketsNetworks);
const scene = ({stage, filler, noun}: TicketsState) => {
  const text = ticketsSentence(grammar, {filler, noun, seed: settings.textSeed});
  const own = [...large, ...small].filter((network) => network.stage === stage);
  return {text, readings: own.map((network) => ticketsReader(network, grammar)(text))};
};
process.stdout.write(ticketsFrames(data, scene, document));
