import type {Random} from "../../engine/random.js";
import {
  agreementVocabulary,
  sampleAttractors,
  sampleSentence,
  opposite,
  type AgreementGrammar
} from "./agreementGrammar.js";
import {portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {predictionBatch, type Objective} from "./prediction.js";
import type {Task} from "./task.js";
import {tokensOf} from "./vocabulary.js";

/** The numbers of attractors at which Linzen et al. and Gulordava et al. count errors. */
export const attractorsMeasured = [0, 1, 2, 3, 4] as const;

/**
 * The error rate, averaged over 0 to 4 attractors, below which agreement counts as solved: no number of attractors can
 * then have more than 25% errors, far from guessing (50%) and from sequential recency (100% with any attractor).
 */
export const agreementSolved = 0.05;

/**
 * Agreement of verb and subject: a language model of sentences in which other nouns may stand between the two. An error
 * is a wrong form of the verb that is at least as likely as the right one, after sentences whose every noun but the
 * subject is an attractor: as many trials for each number of attractors from 0 to 4, half of them with a singular subject
 * (`examples` shared out, and rounded up to that). The score is the mean error rate, `by` has the errors by attractors.
 *
 * Always the same form costs 0.5. Sequential recency, the form that agrees with the nearest noun, costs 0 without
 * attractors and 1 with any: 0.8, worse than guessing, and in training every cell passes through it.
 * Source: Linzen, Dupoux, Goldberg 2016; the evaluation by attractors also Gulordava et al. 2018. The grammar is our own.
 */
export function agreementTask({objective}: {objective: Objective}, grammar: AgreementGrammar): Task {
  const vocabulary = agreementVocabulary(grammar);
  const [singular, plural] = tokensOf(vocabulary, [grammar.verb.singular, grammar.verb.plural]);
  const verbs = {singular, plural};
  const trial = (attractors: number, k: number, random: Random) =>
    sampleAttractors(grammar, k % 2 === 0 ? "singular" : "plural", attractors, random);
  return {
    name: "agreement",
    input: {vocabulary},
    outputSize: vocabulary.length,
    score: {name: "mean error rate over 0 to 4 attractors", baseline: 1 / 2, better: "lower"},
    batch(size, random) {
      checkWhole("agreementTask.batch", {size}, {size: 1});
      const sentences = Array.from({length: size}, () => sampleSentence(grammar, random));
      return predictionBatch(
        sentences.map(({words, verb}) => ({words, due: verb})),
        vocabulary,
        objective
      );
    },
    measure(outputs, examples, random) {
      checkWhole("agreementTask.measure", {examples}, {examples: 1});
      const trials = 2 * Math.ceil(examples / (2 * attractorsMeasured.length));
      const by = attractorsMeasured.map((attractors) => {
        let errors = 0;
        for (const size of portions(trials)) {
          const sentences = Array.from({length: size}, (_, k) => trial(attractors, k, random));
          const tokens = sentences.map(({words}) => tokensOf(vocabulary, words));
          const inputs = Array.from(tokens[0], (_, t) => Int32Array.from(tokens, (sentence) => sentence[t]));
          const {cols, data} = outputs(inputs)[inputs.length - 1];
          for (const [row, {number}] of sentences.entries()) {
            const [right, wrong] = [verbs[number], verbs[opposite(number)]];
            if (!(data[row * cols + right] > data[row * cols + wrong])) ++errors;
          }
        }
        return {group: attractors, errors, trials};
      });
      const score = by.reduce((total, {errors}) => total + errors / trials, 0) / by.length;
      return {score, solved: score < agreementSolved, by};
    }
  };
}
