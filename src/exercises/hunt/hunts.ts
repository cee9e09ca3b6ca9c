import {hunt} from "./hunt.js";

export const huntInRnn = hunt("rnn", {
  id: "hunt-rnn",
  title: "A fault in an RNN",
  page: "vanishing-gradient",
  figure: "chain-stepper"
});

export const huntInLstm = hunt("lstm", {
  id: "hunt-lstm",
  title: "A fault in an LSTM",
  page: "lstm",
  figure: "cell-microscope"
});

export const huntInGru = hunt("gru", {
  id: "hunt-gru",
  title: "A fault in a GRU",
  page: "gru",
  figure: "gru-microscope"
});

export const huntBothWays = hunt("both-ways", {
  id: "hunt-both-ways",
  title: "A fault in a network that reads both ways",
  page: "bidirectional",
  figure: "two-directions"
});
