import {gru} from "../../engine/cells/gru/gru.js";
import {lstm} from "../../engine/cells/lstm/lstm.js";
import {oneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {countParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** A count is right or wrong. */
const exact = 0.2;

export const gruParameters: Exercise = {
  id: "gru-parameters",
  title: "How much a GRU has to learn",
  kind: "derive",
  page: "gru",
  figure: "lstm-or-gru-cost",
  teaches: "A GRU has three of what an LSTM has four of: a matrix on the state, one on the input, a bias.",
  points: 1,
  hints: [
    "Update gate, reset gate, new content: each has a W on the state, a U on the input and a bias. Which shapes?",
    "The readout y = V h + d has numbers to learn, too."
  ],
  pose(random) {
    const [I, H, O] = [whole(random, 3, 40), whole(random, 8, 128), whole(random, 2, 30)];
    const sizes = {inputSize: I, hiddenSize: H};
    const right = countParameters(oneLayerNetwork(gru(sizes), O));
    return askNumbers({
      question: `A GRU in the lecture's form reads ${I} numbers a step, has ${H} units, and a linear readout of ${O} numbers with a bias. How many numbers has it to learn?`,
      fields: [{label: "numbers to learn"}],
      right: [right],
      tolerance: exact,
      mistakes: [
        {
          answer: [countParameters(oneLayerNetwork(lstm(sizes), O))],
          says: "That is an LSTM, with four of each. How many has a GRU?"
        },
        {answer: [countParameters(gru(sizes))], says: "The readout has numbers to learn, too."},
        {answer: [right + 3 * H], says: "PyTorch keeps two biases for each gate. Here there is one."},
        {answer: [right - 3 * H - O], says: "Where are the biases?"},
        {answer: [right - 2 * H * H], says: "Each of the three has a matrix of its own on the state."}
      ]
    });
  }
};
