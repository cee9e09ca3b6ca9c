import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {agreementVocabulary, annotate, sampleSentence} from "../../../src/experiments/tasks/agreementGrammar.js";
import {
  maskedWordProbabilities,
  nextWordProbabilities,
  type WordProbabilities
} from "../../../src/experiments/tasks/agreementProbabilities.js";
import {expansions, split} from "../../../src/experiments/tasks/grammar.js";
import {agreement} from "./grammars.js";

const sum = (probabilities: WordProbabilities) => [...probabilities.values()].reduce((total, p) => total + p, 0);
const {nouns, prepositions, phrase, sameNumber, verb, rules} = agreement;

/** P of a whole sentence by the rules that made it, without going word by word; 0 for what is none. */
function ofWhole(words: readonly string[]): number {
  const verbAt = words.findIndex((word) => word === verb.singular || word === verb.plural);
  if (verbAt < 0) return 0;
  const shape = /^the \w+( (of|near|behind|with) the \w+)*$/;
  const isNoun = (word: string) => nouns.some(({singular, plural}) => word === singular || word === plural);
  const before = words.slice(0, verbAt);
  const phrases = (before.length - 2) / 3;
  if (!shape.test(before.join(" ")) || !Array.from({length: phrases + 1}, (_, k) => before[1 + 3 * k]).every(isNoun))
    return 0;
  const {number, attractors} = annotate(agreement, words);
  if (verb[number] !== words[verbAt]) return 0;
  const predicate = expansions(rules, "predicate").get(words.slice(verbAt + 1).join(" ")) ?? 0;
  const one = (phrase / prepositions.length / nouns.length) ** phrases;
  const numbers = sameNumber ** (phrases - attractors.length) * (1 - sameNumber) ** attractors.length;
  return ((one * numbers * (1 - phrase)) / 2 / nouns.length) * predicate;
}

describe("nextWordProbabilities", () => {
  it("adds up to 1 before every word of a sentence, and to nothing after it", () => {
    const random = new Random(1);
    for (let k = 0; k < 200; ++k) {
      const {words} = sampleSentence(agreement, random);
      for (let t = 0; t < words.length; ++t)
        expect(sum(nextWordProbabilities(agreement, words.slice(0, t)))).toBeCloseTo(1, 12);
      expect(nextWordProbabilities(agreement, words).size).toBe(0);
    }
  });

  it("has the probability of a whole sentence as its product", () => {
    const random = new Random(2);
    for (let k = 0; k < 300; ++k) {
      const {words} = sampleSentence(agreement, random);
      const product = words.reduce(
        (p, word, t) => p * (nextWordProbabilities(agreement, words.slice(0, t)).get(word) ?? 0),
        1
      );
      expect(product / ofWhole(words)).toBeCloseTo(1, 10);
    }
  });
});

describe("maskedWordProbabilities", () => {
  it("is Bayes's rule over all words that may stand there", () => {
    const random = new Random(3);
    const vocabulary = agreementVocabulary(agreement);
    for (let k = 0; k < 60; ++k) {
      const {words} = sampleSentence(agreement, random);
      const place = random.integer(words.length);
      const wholes = vocabulary.map((word) => ofWhole(words.map((old, t) => (t === place ? word : old))));
      const all = wholes.reduce((total, p) => total + p, 0);
      const filled = maskedWordProbabilities(agreement, words, place);
      for (const [j, word] of vocabulary.entries()) expect(filled.get(word) ?? 0).toBeCloseTo(wholes[j] / all, 12);
    }
  });

  it("knows a subject's number by its verb, whatever stands between", () => {
    const filled = maskedWordProbabilities(agreement, split("the ? of the books is planning a song ."), 1);
    expect(filled.get("writer")).toBeCloseTo(1 / nouns.length, 12);
    expect(filled.get("writers")).toBeUndefined();
  });
});
