import * as v from "valibot";
import type {Random} from "../../engine/random.js";
import {expand, grammarRules, lengthsOf, pick, split, wordsOf, type GrammarRules} from "./grammar.js";
import {vocabularyOf} from "./vocabulary.js";

/** data/grammars/tickets.json: `before` NOUN `after` filler … filler `closing` NOUN. */
export const ticketsGrammar = v.pipe(
  v.object({
    before: v.string(),
    after: v.string(),
    closing: v.string(),
    candidates: v.pipe(v.array(v.string()), v.minLength(2)),
    /** With a rule for `filler`, one sentence. */
    rules: grammarRules,
    why: v.record(v.string(), v.string())
  }),
  v.check(({rules}) => "filler" in rules, "a rule for filler"),
  v.check(
    (grammar) => candidatesApart(grammar),
    "candidates that differ from each other and from all other words of the grammar"
  )
);
export type TicketsGrammar = v.InferOutput<typeof ticketsGrammar>;

interface Parts {
  readonly before: string;
  readonly after: string;
  readonly closing: string;
  readonly rules: GrammarRules;
}

/** A text, and where in it, from 0, its noun stands first and is due again. */
export interface TicketsText {
  readonly words: readonly string[];
  readonly mention: number;
  readonly due: number;
}

/** Draws texts; what it needs of the grammar is found once. */
export interface TicketsTexts {
  /** Whether there are texts whose two mentions are so many words apart. */
  has(distance: number): boolean;
  /**
   * A text whose noun, drawn if it is not given, is due again so many words after its mention.
   * @throws RangeError on a distance that no sentences of filler make.
   */
  sample(distance: number, random: Random, noun?: string): TicketsText;
}

/** The texts of a grammar. */
export function ticketsTexts(grammar: TicketsGrammar): TicketsTexts {
  const [before, after, closing] = [grammar.before, grammar.after, grammar.closing].map(split);
  const nearest = 1 + after.length + closing.length;
  const canFill = fillable(lengthsOf(grammar.rules, "filler"));
  return {
    has: (distance) => Number.isInteger(distance) && canFill(distance - nearest),
    sample(distance, random, noun = pick(grammar.candidates, random)) {
      if (!this.has(distance)) throw noSuchDistance(grammar, nearest, distance);
      const filler: string[] = [];
      for (let left = distance - nearest; left > 0;) {
        const sentence = expand(grammar.rules, "filler", random);
        // Drawn again where it is too long, or leaves a rest that no sentences fill.
        if (!canFill(left - sentence.length)) continue;
        filler.push(...sentence);
        left -= sentence.length;
      }
      const words = [...before, noun, ...after, ...filler, ...closing, noun];
      return {words, mention: before.length, due: words.length - 1};
    }
  };
}

/** The words of the texts, in the order of tokens. */
export function ticketsVocabulary(grammar: TicketsGrammar): string[] {
  return vocabularyOf(otherWords(grammar), grammar.candidates);
}

/** Whether sentences of these lengths can have so many words together; remembers what it has found. */
function fillable(lengths: readonly number[]): (words: number) => boolean {
  const possible = [true];
  return (words) => {
    for (let n = possible.length; n <= words; ++n)
      possible.push(lengths.some((length) => length <= n && possible[n - length]));
    return words >= 0 && possible[words];
  };
}

function noSuchDistance({rules}: TicketsGrammar, nearest: number, distance: number): RangeError {
  return new RangeError(
    `ticketsTexts: expected a distance of ${nearest} words, or of ${nearest} and what sentences of ` +
      `${lengthsOf(rules, "filler").join(", ")} words can fill, got ${distance}`
  );
}

function otherWords({before, after, closing, rules}: Parts): string[] {
  return [...split(before), ...split(after), ...split(closing), ...wordsOf(rules, "filler")];
}

function candidatesApart(grammar: Parts & {candidates: string[]}): boolean {
  const {candidates} = grammar;
  const others = otherWords(grammar);
  return new Set(candidates).size === candidates.length && !candidates.some((word) => others.includes(word));
}
