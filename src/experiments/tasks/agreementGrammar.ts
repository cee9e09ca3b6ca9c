import * as v from "valibot";
import type {Random} from "../../engine/random.js";
import {expand, grammarRules, pick, split, wordsOf} from "./grammar.js";
import {vocabularyOf} from "./vocabulary.js";
import {share} from "../schemas.js";

const word = v.pipe(v.string(), v.regex(/^\S+$/));
const forms = v.object({singular: word, plural: word});

/**
 * data/grammars/agreement.json: determiner NOUN (preposition determiner NOUN)* verb predicate.
 * `phrase` is the probability of a further phrase after each noun, `sameNumber` that of its noun having the number of the
 * subject.
 */
export const agreementGrammar = v.pipe(
  v.object({
    determiner: word,
    nouns: v.pipe(v.array(forms), v.minLength(1)),
    verb: forms,
    prepositions: v.pipe(v.array(word), v.minLength(1)),
    phrase: v.pipe(share, v.ltValue(1)),
    sameNumber: share,
    /** With a rule for `predicate`: all that follows the verb. */
    rules: grammarRules,
    why: v.record(v.string(), v.string())
  }),
  v.check(({rules}) => "predicate" in rules, "a rule for predicate"),
  v.check(({nouns, verb}) => {
    const all = [...nouns, verb].flatMap(({singular, plural}) => [singular, plural]);
    return new Set(all).size === all.length;
  }, "nouns and verb whose forms all differ")
);
export type AgreementGrammar = v.InferOutput<typeof agreementGrammar>;

export type GrammaticalNumber = "singular" | "plural";

/** A sentence, or its beginning up to the verb, and what of it agreement is about; places count from 0. */
export interface AgreementSentence {
  readonly words: readonly string[];
  /** The first noun. */
  readonly subject: number;
  readonly number: GrammaticalNumber;
  /** The nouns between subject and verb whose number is not the subject's. */
  readonly attractors: readonly number[];
  /** The number of the noun nearest to the verb, by which a network in its stage of sequential recency goes. */
  readonly recent: GrammaticalNumber;
  /** The verb; where there is none yet, the place after the last word. */
  readonly verb: number;
}

/**
 * Finds subject, attractors and verb in words of the grammar, a reader's own for instance.
 * @throws RangeError where no noun stands before the verb.
 */
export function annotate(grammar: AgreementGrammar, words: readonly string[]): AgreementSentence {
  const at = words.findIndex((word) => word === grammar.verb.singular || word === grammar.verb.plural);
  const verb = at < 0 ? words.length : at;
  const nouns = words.slice(0, verb).flatMap((word, place) => {
    const number = numberOf(grammar, word);
    return number ? [{place, number}] : [];
  });
  if (nouns.length === 0)
    throw new RangeError(`annotate: expected one of the grammar's nouns before the verb, got "${words.join(" ")}"`);
  const [{place: subject, number}] = nouns;
  const attractors = nouns.filter((noun) => noun.number !== number).map(({place}) => place);
  return {words, subject, number, attractors, recent: nouns[nouns.length - 1].number, verb};
}

/** A sentence as training has them: any number of phrases, each noun of the subject's number or not, by chance. */
export function sampleSentence(grammar: AgreementGrammar, random: Random): AgreementSentence {
  const number = pick(["singular", "plural"] as const, random);
  const numbers = [number];
  while (random.uniform() < grammar.phrase)
    numbers.push(random.uniform() < grammar.sameNumber ? number : opposite(number));
  const predicate = expand(grammar.rules, "predicate", random);
  return annotate(grammar, [...nounPhrase(grammar, numbers, random), grammar.verb[number], ...predicate]);
}

/** The beginning of a sentence up to its verb, in which every noun after the subject is an attractor. */
export function sampleAttractors(
  grammar: AgreementGrammar,
  number: GrammaticalNumber,
  attractors: number,
  random: Random
): AgreementSentence {
  const numbers = [number, ...new Array<GrammaticalNumber>(attractors).fill(opposite(number))];
  return annotate(grammar, nounPhrase(grammar, numbers, random));
}

/** The words of all sentences, in the order of tokens. */
export function agreementVocabulary({determiner, nouns, verb, prepositions, rules}: AgreementGrammar): string[] {
  const inflected = [...nouns, verb].flatMap(({singular, plural}) => [singular, plural]);
  return vocabularyOf([determiner], inflected, prepositions, wordsOf(rules, "predicate"));
}

export function opposite(number: GrammaticalNumber): GrammaticalNumber {
  return number === "singular" ? "plural" : "singular";
}

function nounPhrase(
  {determiner, nouns, prepositions}: AgreementGrammar,
  numbers: readonly GrammaticalNumber[],
  random: Random
): string[] {
  return numbers.flatMap((number, k) => {
    const preposition = k === 0 ? [] : [pick(prepositions, random)];
    return [...preposition, ...split(determiner), pick(nouns, random)[number]];
  });
}

/** The number of a noun of the grammar; undefined for other words. */
export function numberOf({nouns}: AgreementGrammar, word: string): GrammaticalNumber | undefined {
  if (nouns.some(({singular}) => singular === word)) return "singular";
  return nouns.some(({plural}) => plural === word) ? "plural" : undefined;
}
