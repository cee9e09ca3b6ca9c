import {networkStyle} from "../../frame/picture/palette.js";

/** How a network is named and drawn: an LSTM with chrono initialisation apart from one with a forget bias of 1. */
export function lookOf(network: string): {readonly label: string; readonly colour: string; readonly dash: string} {
  const {label, colour, dash} = networkStyle(network);
  if (network.endsWith("-chrono")) return {label: "chrono", colour: "var(--cell-spare-2)", dash: "3 2"};
  return {label: network === "rnn-tanh" ? "tanh RNN" : label, colour, dash};
}

/** The same in a sentence. */
export function spoken(network: string): string {
  return network.endsWith("-chrono") ? "chrono LSTM" : lookOf(network).label;
}
