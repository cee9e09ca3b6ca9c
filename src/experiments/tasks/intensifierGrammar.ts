import * as v from "valibot";
import type {Random} from "../../engine/random.js";
import {expand, grammarRules, lengthsOf, pick, split, wordsOf, type GrammarRules} from "./grammar.js";
import {vocabularyOf} from "./vocabulary.js";

/** What an intensifier can mean, by the classes of the output. */
export const sentiments = ["positive", "negative"] as const;
export type Sentiment = (typeof sentiments)[number];

const words = v.pipe(v.array(v.pipe(v.string(), v.regex(/^\S+$/))), v.minLength(1));

/** data/grammars/intensifier.json: its rules use the symbols `intensifier` and `cue`, which stand for its lists. */
export const intensifierGrammar = v.pipe(
  v.object({
    intensifiers: words,
    cues: v.object({positive: words, negative: words}),
    /** With a rule for `sentence`. */
    rules: grammarRules,
    why: v.record(v.string(), v.string())
  }),
  v.check(({rules}) => "sentence" in rules, "a rule for sentence"),
  v.check(
    (grammar) => Object.keys(grammar.rules.sentence).every((sentence) => cueIsFirst(grammar, split(sentence))),
    "sentences in which `cue` is the first cue after `intensifier`, and that the first intensifier"
  )
);
export type IntensifierGrammar = v.InferOutput<typeof intensifierGrammar>;

/** A sentence, its intensifier and the cue that decides what it means; places count from 0. */
export interface IntensifierSentence {
  readonly words: readonly string[];
  readonly intensifier: number;
  readonly cue: number;
  readonly sentiment: Sentiment;
}

interface Parts {
  readonly intensifiers: string[];
  readonly cues: Record<Sentiment, string[]>;
  readonly rules: GrammarRules;
}

/** The rules of sentences in which the intensifier has one meaning: its cues alone, as likely each. */
export function rulesOf({intensifiers, cues, rules}: Parts, sentiment: Sentiment): GrammarRules {
  const evenly = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word, 1]));
  return {...rules, intensifier: evenly(intensifiers), cue: evenly(cues[sentiment])};
}

/** How many words to the right of the intensifier the cue can be. */
export function cueDistances(grammar: Parts): number[] {
  const rules = rulesOf(grammar, "positive");
  const between = Object.keys(rules.sentence).map((sentence) => partsOf(split(sentence)).between.join(" "));
  const whole = {...rules, between: Object.fromEntries(between.map((words) => [words, 1]))};
  return lengthsOf(whole, "between").map((length) => length + 1);
}

/** A function that draws sentences, either sentiment as likely; what it needs of the grammar is found once. */
export function intensifierSentences(grammar: IntensifierGrammar): (random: Random) => IntensifierSentence {
  const rules = sentiments.map((sentiment) => rulesOf(grammar, sentiment));
  return (random) => annotateIntensifier(grammar, expand(pick(rules, random), "sentence", random));
}

/**
 * Finds the first intensifier, and the first cue to its right, in words of the grammar, a reader's own for instance.
 * @throws RangeError where there is none.
 */
export function annotateIntensifier(grammar: IntensifierGrammar, words: readonly string[]): IntensifierSentence {
  const intensifier = words.findIndex((word) => grammar.intensifiers.includes(word));
  const isCue = (word: string) => sentiments.some((sentiment) => grammar.cues[sentiment].includes(word));
  const cue = words.findIndex((word, place) => place > intensifier && isCue(word));
  if (intensifier < 0 || cue < 0)
    throw new RangeError(
      `annotateIntensifier: expected an intensifier and a cue to its right, got "${words.join(" ")}"`
    );
  return {words, intensifier, cue, sentiment: grammar.cues.positive.includes(words[cue]) ? "positive" : "negative"};
}

/** The words of all sentences, in the order of tokens. */
export function intensifierVocabulary(grammar: IntensifierGrammar): string[] {
  return vocabularyOf(...sentiments.map((sentiment) => wordsOf(rulesOf(grammar, sentiment), "sentence")));
}

function partsOf(sentence: readonly string[]): {before: readonly string[]; between: readonly string[]} {
  const [intensifier, cue] = ["intensifier", "cue"].map((symbol) => sentence.indexOf(symbol));
  return {before: sentence.slice(0, intensifier), between: sentence.slice(intensifier + 1, cue)};
}

function cueIsFirst(grammar: Parts, sentence: readonly string[]): boolean {
  const [intensifier, cue] = ["intensifier", "cue"].map((symbol) => sentence.indexOf(symbol));
  if (intensifier < 0 || cue < intensifier) return false;
  const {before, between} = partsOf(sentence);
  const has = (parts: readonly string[], words: readonly string[]) =>
    sentiments.some((sentiment) =>
      parts.some((part) => wordsOf(rulesOf(grammar, sentiment), part).some((word) => words.includes(word)))
    );
  return !has(before, grammar.intensifiers) && !has(between, [...grammar.cues.positive, ...grammar.cues.negative]);
}
