import type {Matrix} from "../../engine/linear/matrix.js";
import type {Inputs} from "../../engine/networks/batch.js";
import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import type {Random} from "../../engine/random.js";
import {attractorsMeasured} from "./agreement.js";
import {
  agreementVocabulary,
  numberOf,
  sampleAttractors,
  sampleSentence,
  type AgreementGrammar,
  type GrammaticalNumber
} from "./agreementGrammar.js";
import {maskedWordProbabilities} from "./agreementProbabilities.js";
import {surprise} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {expand} from "./grammar.js";
import type {PredictionBatch} from "./prediction.js";
import {batchesOfOneLength, inputsOf, sampleSameLength} from "./sameLength.js";
import type {Task} from "./task.js";
import {tokensOf} from "./vocabulary.js";

/** What stands in a masked word's place, and the last token of all. */
export const mask = "[mask]";

/**
 * Nats above what the grammar itself would score on the same masked words, below which it counts as solved: who knows
 * all but the number of masked subjects stands at ln 2 for one word of seven, 0.1.
 */
export const maskedWordSolved = 0.05;

/** A sentence, and which of its words, from 0, is masked. */
export interface MaskedSentence {
  readonly words: readonly string[];
  readonly masked: number;
}

/**
 * One word of a sentence is replaced by a mask, each word as likely, and is due in its place, as BERT
 * does. The score is the mean of −log P of the masked word, in nats; all words as likely costs log of their number.
 * `by` counts by the number of attractors between subject and verb: the subject is masked, and an error is a wrong number,
 * that is less than half of the probability that nouns have on those of the right one.
 * Source: Devlin et al. 2019, section 3.1; the grammar is that of `agreement`.
 */
export function maskedWordTask(grammar: AgreementGrammar): Task {
  const vocabulary = agreementVocabulary(grammar);
  const tokens = [...vocabulary, mask];
  const sample = (random: Random) => sampleSentence(grammar, random);
  const hide = (words: readonly string[], random: Random) => ({words, masked: random.integer(words.length)});
  return {
    name: "maskedWord",
    input: {vocabulary: tokens},
    outputSize: vocabulary.length,
    score: {name: "nats a masked word", baseline: log(vocabulary.length), better: "lower"},
    batch(size, random) {
      checkWhole("maskedWordTask.batch", {size}, {size: 1});
      return maskedBatch(
        sampleSameLength(sample, size, random).map(({words}) => hide(words, random)),
        tokens
      );
    },
    measure(outputs, examples, random) {
      checkWhole("maskedWordTask.measure", {examples}, {examples: 1});
      const sentences = Array.from({length: examples}, () => hide(sample(random).words, random));
      const [score, own] = [surpriseOf(outputs, sentences, tokens), ownSurprise(grammar, sentences)];
      const trials = 2 * Math.ceil(examples / (2 * attractorsMeasured.length));
      const by = attractorsMeasured.map((attractors) => ({
        group: attractors,
        errors: wrongNumbers(outputs, {grammar, attractors, trials, tokens}, random),
        trials
      }));
      return {score, solved: score < own + maskedWordSolved, by};
    }
  };
}

/** Sentences of one length as a network reads them; each one's masked word is due in its place. */
function maskedBatch(sentences: readonly MaskedSentence[], tokens: readonly string[]): PredictionBatch {
  const due = (t: number) =>
    tokensOf(
      tokens,
      sentences.map(({words}) => words[t])
    ).map((token, row) => (sentences[row].masked === t ? token : -1));
  const read = sentences.map(({words, masked}) =>
    tokensOf(
      tokens,
      words.map((word, t) => (t === masked ? mask : word))
    )
  );
  const places = [...new Set(sentences.map(({masked}) => masked))].sort((a, b) => a - b);
  return {inputs: inputsOf(read), targets: {kind: "classes", at: new Map(places.map((t) => [t, due(t)]))}};
}

type Outputs = (inputs: Inputs) => readonly Matrix[];

function surpriseOf(outputs: Outputs, sentences: readonly MaskedSentence[], tokens: readonly string[]): number {
  let nats = 0;
  for (const some of batchesOfOneLength(sentences)) {
    const {inputs, targets} = maskedBatch(some, tokens);
    const y = outputs(inputs);
    for (const [t, due] of targets.at)
      for (let row = 0; row < some.length; ++row) if (due[row] >= 0) nats += surprise(y[t], row, due[row]);
  }
  return nats / sentences.length;
}

function ownSurprise(grammar: AgreementGrammar, sentences: readonly MaskedSentence[]): number {
  const nats = sentences.map(
    ({words, masked}) => -log(maskedWordProbabilities(grammar, words, masked).get(words[masked]) ?? 0)
  );
  return nats.reduce((total, one) => total + one, 0) / sentences.length;
}

/** Of sentences with so many attractors and their subject masked, those in which it is filled with the wrong number. */
function wrongNumbers(
  outputs: Outputs,
  {
    grammar,
    attractors,
    trials,
    tokens
  }: {grammar: AgreementGrammar; attractors: number; trials: number; tokens: string[]},
  random: Random
): number {
  const sentences = Array.from({length: trials}, (_, k) => {
    const number = k % 2 === 0 ? "singular" : "plural";
    const begun = sampleAttractors(grammar, number, attractors, random);
    const words = [...begun.words, grammar.verb[number], ...expand(grammar.rules, "predicate", random)];
    return {words, masked: begun.subject, number} as const;
  });
  let errors = 0;
  for (const some of batchesOfOneLength(sentences)) {
    const {cols, data} = outputs(maskedBatch(some, tokens).inputs)[some[0].masked];
    for (const [row, {number}] of some.entries()) {
      const odds = data.subarray(row * cols, (row + 1) * cols);
      if (!(shareOf(odds, number, grammar, tokens) > 1 / 2)) ++errors;
    }
  }
  return errors;
}

/** Of the probability that nouns have, the share of those of one number, from the outputs for one sentence. */
function shareOf(
  odds: Float64Array,
  number: GrammaticalNumber,
  grammar: AgreementGrammar,
  tokens: readonly string[]
): number {
  const top = Math.max(...odds);
  const weights = {singular: 0, plural: 0};
  for (const [token, y] of odds.entries()) {
    const its = numberOf(grammar, tokens[token]);
    if (its) weights[its] += exp(y - top);
  }
  return weights[number] / (weights.singular + weights.plural);
}
