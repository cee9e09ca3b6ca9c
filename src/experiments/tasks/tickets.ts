import * as v from "valibot";
import type {Random} from "../../engine/random.js";
import {largest, portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {expand, grammarRules, lengthsOf, pick, split, wordsOf, type GrammarRules} from "./grammar.js";
import {predictionBatch, type Objective} from "./prediction.js";
import type {Task} from "./task.js";
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

export interface TicketsSettings {
  /** The distances in words between the two mentions, over which training draws. */
  readonly shortest: number;
  readonly longest: number;
  /** The distances at which it is measured. */
  readonly measured: readonly number[];
  readonly objective: Objective;
}

/** A text, and where in it, from 0, its noun stands first and is due again. */
export interface TicketsText {
  readonly words: readonly string[];
  readonly mention: number;
  readonly due: number;
}

/** The share of wrong words below which the task counts as solved: one in a hundred, as in temporal order. */
export const ticketsSolved = 0.01;

/**
 * Tickets: a noun early, filler, the same noun due as the last word, as in the lecture's "When she tried to print her
 * tickets, …, she finally printed her ____". A batch has texts of one length, drawn evenly from those that sentences can
 * fill. The score is the share of texts whose likeliest last word is another, over all distances measured, with as many
 * trials each (`examples` shared out and rounded up); `by` gives them apart.
 * Source: Manning's lecture on vanishing gradients; the grammar is our own.
 */
export function ticketsTask({shortest, longest, measured, objective}: TicketsSettings, grammar: TicketsGrammar): Task {
  checkWhole("ticketsTask", {shortest, longest}, {shortest: 1, longest: shortest});
  const vocabulary = ticketsVocabulary(grammar);
  const distances = Array.from({length: longest - shortest + 1}, (_, k) => shortest + k).filter((distance) =>
    hasTexts(grammar, distance)
  );
  for (const distance of [...measured, ...(distances.length === 0 ? [longest] : [])]) checkDistance(grammar, distance);
  if (measured.length === 0) throw new RangeError("ticketsTask: expected at least one measured distance, got none");
  const batchAt = (distance: number, size: number, random: Random) =>
    predictionBatch(
      Array.from({length: size}, () => ticketsText(grammar, distance, random)),
      vocabulary,
      objective
    );
  return {
    name: "tickets",
    input: {vocabulary},
    outputSize: vocabulary.length,
    score: {name: "error rate", baseline: 1 - 1 / grammar.candidates.length, better: "lower"},
    batch(size, random) {
      checkWhole("ticketsTask.batch", {size}, {size: 1});
      return batchAt(pick(distances, random), size, random);
    },
    measure(outputs, examples, random) {
      checkWhole("ticketsTask.measure", {examples}, {examples: 1});
      const trials = Math.ceil(examples / measured.length);
      const by = measured.map((distance) => {
        let errors = 0;
        for (const size of portions(trials)) {
          const {inputs, targets} = batchAt(distance, size, random);
          const last = inputs.length - 1;
          const y = outputs(inputs)[last];
          const wanted = targets.at.get(last);
          for (let row = 0; row < size; ++row) if (largest(y, row) !== wanted?.[row]) ++errors;
        }
        return {group: distance, errors, trials};
      });
      const score = by.reduce((total, {errors}) => total + errors, 0) / (trials * measured.length);
      return {score, solved: score < ticketsSolved, by};
    }
  };
}

/** The words of the texts, in the order of tokens. */
export function ticketsVocabulary(grammar: TicketsGrammar): string[] {
  return vocabularyOf(otherWords(grammar), grammar.candidates);
}

/**
 * A text whose noun, drawn if it is not given, is due again so many words after its mention.
 * @throws RangeError on a distance that no filler makes, with those that are near.
 */
export function ticketsText(
  grammar: TicketsGrammar,
  distance: number,
  random: Random,
  noun = pick(grammar.candidates, random)
): TicketsText {
  checkDistance(grammar, distance);
  let left = fillerLength(grammar, distance);
  const possible = fillable(grammar, left);
  const filler: string[] = [];
  while (left > 0) {
    const sentence = expand(grammar.rules, "filler", random);
    // Drawn again where it is too long, or leaves a rest that no sentences fill.
    if (!possible[left - sentence.length]) continue;
    filler.push(...sentence);
    left -= sentence.length;
  }
  const before = split(grammar.before);
  const words = [...before, noun, ...split(grammar.after), ...filler, ...split(grammar.closing), noun];
  return {words, mention: before.length, due: words.length - 1};
}

/** The words of filler between two mentions at a distance. */
function fillerLength({after, closing}: Parts, distance: number): number {
  return distance - 1 - split(after).length - split(closing).length;
}

/** By number of words up to `most`, whether sentences of the filler can have so many together. */
function fillable({rules}: Parts, most: number): boolean[] {
  const lengths = lengthsOf(rules, "filler");
  const possible = [true];
  for (let n = 1; n <= most; ++n) possible.push(lengths.some((length) => length <= n && possible[n - length]));
  return possible;
}

function hasTexts(grammar: Parts, distance: number): boolean {
  const filler = fillerLength(grammar, distance);
  return filler >= 0 && fillable(grammar, filler)[filler];
}

function checkDistance(grammar: Parts, distance: number): void {
  if (Number.isInteger(distance) && hasTexts(grammar, distance)) return;
  const none = -fillerLength(grammar, 0);
  throw new RangeError(
    `ticketsTask: expected a distance of ${none} words, or of ${none} and what sentences of ` +
      `${lengthsOf(grammar.rules, "filler").join(", ")} words can fill, got ${distance}`
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
