import {log} from "../engine/numerics/log.js";
import {opposite, type AgreementGrammar, type GrammaticalNumber} from "./tasks/agreementGrammar.js";
import {
  maskedWordProbabilities,
  nextWordProbabilities,
  type WordProbabilities
} from "./tasks/agreementProbabilities.js";
import {expansions, split} from "./tasks/grammar.js";

/** One sentence of each kind, with the probability of all of its kind: they differ in which noun, which preposition. */
interface Kind {
  readonly words: readonly string[];
  readonly probability: number;
}

/**
 * What the grammar leaves open of a word, in nats, when all words before it are known: the least mean of −log P that a
 * language model can have over all words but the first. By enumeration.
 * @param phrases the most phrases after the subject; sentences with more are left out
 */
export function nextWordEntropy(grammar: AgreementGrammar, phrases: number): number {
  let [nats, words] = [0, 0];
  for (const kind of kindsOf(grammar, phrases))
    for (let t = 1; t < kind.words.length; ++t) {
      nats += kind.probability * entropy(nextWordProbabilities(grammar, kind.words.slice(0, t)));
      words += kind.probability;
    }
  return nats / words;
}

/** The same for a model that knows how frequent each word is, and nothing of the words before it. */
export function frequencyEntropy(grammar: AgreementGrammar, phrases: number): number {
  const expected = new Map<string, number>();
  for (const {words, probability} of kindsOf(grammar, phrases))
    for (let t = 1; t < words.length; ++t)
      for (const [word, p] of nextWordProbabilities(grammar, words.slice(0, t)))
        expected.set(word, (expected.get(word) ?? 0) + probability * p);
  const all = [...expected.values()].reduce((sum, count) => sum + count, 0);
  return entropy(new Map([...expected].map(([word, count]) => [word, count / all])));
}

/**
 * What the grammar leaves open of a masked word, each word of a sentence as likely to be it: when all other words are known, and when
 * only those to its left are.
 * @param phrases as for `nextWordEntropy`
 */
export function maskedWordEntropy(grammar: AgreementGrammar, phrases: number): {bothWays: number; oneWay: number} {
  const kinds = kindsOf(grammar, phrases);
  // That a word is masked tells of the sentence's length: a short one is masked there more often than a long one.
  const begun = new Map<string, number>();
  for (const {words, probability} of kinds)
    for (let t = 0; t <= words.length; ++t) {
      const beginning = words.slice(0, t).join(" ");
      begun.set(beginning, (begun.get(beginning) ?? 0) + probability / words.length);
    }
  const surprise = (words: readonly string[], t: number): number => {
    const [before, after] = [t, t + 1].map((end) => begun.get(words.slice(0, end).join(" ")) ?? 0);
    return log((before * alike(grammar, words[t])) / after);
  };
  let [bothWays, oneWay, all] = [0, 0, 0];
  for (const {words, probability} of kinds) {
    all += probability;
    for (let t = 0; t < words.length; ++t) {
      const share = probability / words.length;
      bothWays += share * entropy(maskedWordProbabilities(grammar, words, t));
      oneWay += share * surprise(words, t);
    }
  }
  return {bothWays: bothWays / all, oneWay: oneWay / all};
}

/** How many words, itself with them, may stand in a word's place with the same probability, whatever else stands there. */
function alike({nouns, prepositions}: AgreementGrammar, word: string): number {
  if (nouns.some(({singular, plural}) => word === singular || word === plural)) return nouns.length;
  return prepositions.includes(word) ? prepositions.length : 1;
}

/** −Σ P log P, in nats. */
export function entropy(probabilities: WordProbabilities): number {
  let nats = 0;
  for (const p of probabilities.values()) nats -= p * log(p);
  return nats;
}

function kindsOf(grammar: AgreementGrammar, phrases: number): Kind[] {
  const {determiner, nouns, prepositions, verb, phrase, sameNumber, rules} = grammar;
  const predicates = [...expansions(rules, "predicate")];
  const from = (number: GrammaticalNumber, before: Kind, left: number): Kind[] => {
    const ended = predicates.map(([text, p]) => ({
      words: [...before.words, verb[number], ...split(text)],
      probability: before.probability * (1 - phrase) * p
    }));
    if (left === 0) return ended;
    const further = [number, opposite(number)].flatMap((next) => {
      const share = phrase * (next === number ? sameNumber : 1 - sameNumber);
      const words = [...before.words, prepositions[0], determiner, nouns[0][next]];
      return from(number, {words, probability: before.probability * share}, left - 1);
    });
    return [...ended, ...further];
  };
  return (["singular", "plural"] as const).flatMap((number) =>
    from(number, {words: [determiner, nouns[0][number]], probability: 1 / 2}, phrases)
  );
}
