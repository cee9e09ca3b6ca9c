import type {Matrix} from "../../engine/linear/matrix.js";
import type {Inputs} from "../../engine/networks/batch.js";
import {log} from "../../engine/numerics/log.js";
import {agreementVocabulary, sampleSentence, type AgreementGrammar} from "./agreementGrammar.js";
import {nextWordProbabilities} from "./agreementProbabilities.js";
import {surprise} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {batchesOfOneLength, inputsOf, sampleSameLength} from "./sameLength.js";
import type {Task} from "./task.js";
import {tokensOf} from "./vocabulary.js";

/**
 * Nats a word above what the grammar itself would score on the same sentences, below which it counts as solved. A model
 * that never learns which form of the verb agrees stands at ln 2 for one word of five or six: 0.12.
 */
export const nextWordSolved = 0.03;

/**
 * A language model of whole sentences: at each word the next one is due, and the *whole* sentence is there to be read, the
 * word that is due among it. Who reads from left to right has not come to it; who reads both ways has. The score is the
 * mean of −log P over all words but the first, in nats. No model that does not look ahead is below the grammar's entropy;
 * all words as likely costs log of their number.
 * Source: the lecture's reason why a language model is not bidirectional; the grammar is that of `agreement`.
 */
export function nextWordTask(grammar: AgreementGrammar): Task {
  const vocabulary = agreementVocabulary(grammar);
  const sample = (random: Parameters<Task["batch"]>[1]) => sampleSentence(grammar, random);
  return {
    name: "nextWord",
    input: {vocabulary},
    outputSize: vocabulary.length,
    score: {name: "nats a word", baseline: log(vocabulary.length), better: "lower"},
    batch(size, random) {
      checkWhole("nextWordTask.batch", {size}, {size: 1});
      const tokens = sampleSameLength(sample, size, random).map(({words}) => tokensOf(vocabulary, words));
      const inputs = inputsOf(tokens);
      return {inputs, targets: {kind: "classes", at: new Map(inputs.slice(1).map((next, t) => [t, next]))}};
    },
    measure(outputs, examples, random) {
      checkWhole("nextWordTask.measure", {examples}, {examples: 1});
      const sentences = Array.from({length: examples}, () => sample(random).words);
      const {nats, words} = surpriseOf(outputs, sentences, vocabulary);
      const own = sentences.reduce((total, sentence) => total + ownSurprise(grammar, sentence), 0);
      return {score: nats / words, solved: nats / words < own / words + nextWordSolved};
    }
  };
}

/** −log P of all words but the first, summed over sentences, and how many these are. */
function surpriseOf(
  outputs: (inputs: Inputs) => readonly Matrix[],
  sentences: readonly (readonly string[])[],
  vocabulary: readonly string[]
): {nats: number; words: number} {
  let [nats, count] = [0, 0];
  for (const some of batchesOfOneLength(sentences.map((words) => ({words})))) {
    const tokens = some.map(({words}) => tokensOf(vocabulary, words));
    const y = outputs(inputsOf(tokens));
    for (const [row, sentence] of tokens.entries())
      for (let t = 0; t + 1 < sentence.length; ++t) {
        nats += surprise(y[t], row, sentence[t + 1]);
        ++count;
      }
  }
  return {nats, words: count};
}

/** −log P of a sentence's words after the first, by the grammar that made it. */
function ownSurprise(grammar: AgreementGrammar, words: readonly string[]): number {
  return words.reduce(
    (total, word, t) => (t === 0 ? 0 : total - log(nextWordProbabilities(grammar, words.slice(0, t)).get(word) ?? 0)),
    0
  );
}
