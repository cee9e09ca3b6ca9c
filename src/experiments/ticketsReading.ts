import type {CellKind} from "../engine/cells/makeCell.js";
import {Random} from "../engine/random.js";
import {readTokens, type LanguageModel} from "./languageModel.js";
import {split} from "./tasks/grammar.js";
import {ticketsTexts, ticketsVocabulary, type TicketsGrammar, type TicketsText} from "./tasks/ticketsGrammar.js";
import {tokensOf} from "./tasks/vocabulary.js";

/** How many words of filler there can be, up to a number: sentences have at least four, so none, or four and more. */
export function possibleFillers(grammar: TicketsGrammar, longest: number): number[] {
  const texts = ticketsTexts(grammar);
  return Array.from({length: longest + 1}, (_, filler) => filler).filter((filler) =>
    texts.has(distanceOver(grammar, filler))
  );
}

/** From a noun to where it is due, over so many words of filler. */
export function distanceOver({after, closing}: TicketsGrammar, filler: number): number {
  return 1 + split(after).length + filler + split(closing).length;
}

/**
 * The text with a noun and so much filler: the same sentences for all nouns, and longer filler begins like shorter.
 * @param seed of the filler
 * @throws RangeError where no sentences make so much filler
 */
export function textWithFiller(
  grammar: TicketsGrammar,
  {filler, noun, seed}: {filler: number; noun: string; seed: number}
): TicketsText {
  return ticketsTexts(grammar).sample(distanceOver(grammar, filler), new Random(seed), noun);
}

/** What one network makes of a text before its last word. */
export type TicketsReading = ReturnType<ReturnType<typeof ticketsReader>>;

/** A network ready to read. */
export function ticketsReader({cell, ...model}: LanguageModel & {readonly cell: CellKind}, grammar: TicketsGrammar) {
  const vocabulary = ticketsVocabulary(grammar);
  return ({words, due}: TicketsText) => {
    const tokens = tokensOf(vocabulary, words);
    /** The gradient of the due noun's log-odds at each word before the last: see `readTokens`. */
    const {probabilities, gradient} = readTokens(model, tokens.subarray(0, due), tokens[due]);
    const at = (word: string): number => probabilities[vocabulary.indexOf(word)];
    const likeliest = vocabulary.reduce((best, word) => (at(word) > at(best) ? word : best));
    return {
      ...{cell, gradient, best: {word: likeliest, p: at(likeliest)}},
      /** The probability of the noun that is due, and of each of the nouns, in the grammar's order. */
      ...{p: at(words[due]), nouns: grammar.candidates.map((noun) => ({noun, p: at(noun)}))}
    };
  };
}
