import {network} from "../../engine/networks/network.js";
import {countParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {oneOf, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** A count is right or wrong. */
const exact = 0.2;

/** Cells that are asked about, with how many gates each has. */
const cells = [
  {cell: "rnn-tanh", words: "a tanh RNN", gates: 1},
  {cell: "lstm", words: "an LSTM", gates: 4}
] as const;

export const languageModelParameters: Exercise = {
  id: "language-model-parameters",
  title: "Where a language model's numbers are",
  kind: "derive",
  page: "language-models",
  figure: "real-text",
  teaches: "With many words most of a small language model's numbers stand in embedding and readout, not in the cell.",
  points: 1,
  hints: [
    "What has a row for each word of the vocabulary? It is read at the start, and again at the end.",
    "The embedding has E numbers for each word, the readout H and a bias. The cell knows nothing of the vocabulary."
  ],
  pose(random) {
    const {cell, words, gates} = oneOf(random, cells);
    const [V, E, H] = [100 * whole(random, 10, 90), whole(random, 12, 60), whole(random, 70, 120)];
    const model = network({
      ...{cell, input: {vocabulary: V, embedding: E}, hiddenSize: H, outputSize: V},
      ...{layers: 1, connections: "plain", bidirectional: false}
    });
    const all = countParameters(model);
    const cellAlone = gates * (H * H + H * E + H);
    const share = (numbers: number, of: number): number => (100 * numbers) / of;
    const answer = (total: number, byWord: number): number[] => [total, share(byWord, total)];
    const byWord = V * E + V * H + V;
    return askNumbers({
      question: `A language model of ${V} words has an embedding of ${E} numbers a word, one layer of ${words} with ${H} units, and a linear readout with a bias. How many numbers has it to learn, and how many per cent of them stand in embedding and readout?`,
      fields: [{label: "numbers to learn"}, {label: "per cent in embedding and readout"}],
      right: answer(all, byWord),
      // A tenth of a per cent: the share of what is left out below is many times that.
      tolerance: [exact, 0.1],
      mistakes: [
        {answer: answer(all - V * E, byWord - V * E), says: "The embedding is learnt, too."},
        {
          answer: answer(all - V * H - V, byWord - V * H - V),
          says: "The readout is learnt, too: it has a row for each word."
        },
        {answer: answer(all - V, byWord - V), says: "The readout has a bias for each word."},
        {
          answer: answer(cellAlone + byWord - gates * H * E + gates * H * V, byWord),
          says: "The cell reads the embedding of a word, not a one-hot vector as long as the vocabulary."
        },
        {answer: [all, share(cellAlone, all)], says: "The count is right. The share is that of the cell."}
      ]
    });
  }
};
