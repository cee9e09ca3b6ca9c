import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** Probabilities are given with two decimals, and so the answer with two or three digits. */
const share = 0.005;

export const perplexity: Exercise = {
  id: "perplexity",
  title: "The perplexity of a text",
  kind: "derive",
  page: "language-models",
  figure: "real-text",
  teaches: "Perplexity is the geometric mean of 1/p over the words: the exponential of the mean loss.",
  points: 1,
  hints: [
    "The loss of a word is −log p. What is the mean loss of these words?",
    "Perplexity undoes the logarithm of that mean, in the base in which the logarithm was taken."
  ],
  pose(random) {
    const p = Array.from({length: 5}, () => decimal(random, 0.02, 0.9));
    const nats = p.reduce((sum, one) => sum - log(one), 0);
    const mean = nats / p.length;
    const right = exp(mean);
    return askNumbers({
      question: `A language model gave the words of a text the probabilities ${p.join(", ")}. What is its perplexity on this text?`,
      fields: [{label: "perplexity"}],
      right: [right],
      tolerance: share * right,
      mistakes: [
        {
          answer: [exp(mean * log(2))],
          says: "The base of the power and that of the logarithm must be one: 2 to the power of nats is neither."
        },
        {answer: [exp(nats)], says: "Perplexity is for a word: take the mean over the words, not the sum."},
        {
          answer: [p.reduce((sum, one) => sum + 1 / one, 0) / p.length],
          says: "That is the mean of 1/p. Perplexity is by the mean of the logarithms, which is smaller."
        },
        {answer: [mean], says: "That is the mean loss in nats. Which number of equally likely words has that loss?"},
        {
          answer: [exp(-mean)],
          says: "That is the mean probability in the sense of products; perplexity is its inverse."
        }
      ]
    });
  }
};
