import type {CellKind} from "../../engine/cells/makeCell.js";
import {Random} from "../../engine/random.js";
import {readText} from "../../experiments/languageModel.js";
import {split} from "../../experiments/tasks/grammar.js";
import {
  ticketsTexts,
  ticketsVocabulary,
  type TicketsGrammar,
  type TicketsText
} from "../../experiments/tasks/ticketsGrammar.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {unpackWeights, type PackedNetwork} from "./packedNetworks.js";

/** What one network makes of a text before its last word. */
export interface NetworkReading {
  readonly cell: CellKind;
  /** Its probability of the noun that is due. */
  readonly p: number;
  /** Of each of the nouns, in the grammar's order. */
  readonly nouns: readonly {readonly noun: string; readonly p: number}[];
  /** The likeliest word. */
  readonly best: {readonly word: string; readonly p: number};
  /** The gradient of the due noun's log-odds at each word before the last: see `readText`. */
  readonly gradient: readonly number[];
}

/**
 * The text with a noun and so much filler: the same sentences for all nouns, and longer filler begins like shorter.
 * Sentences have at least four words, so that one to three words of filler become none or four.
 * @param seed of the filler
 */
export function textWithFiller(
  grammar: TicketsGrammar,
  {filler, noun, seed}: {filler: number; noun: string; seed: number}
): TicketsText {
  const texts = ticketsTexts(grammar);
  const nearest = 1 + split(grammar.after).length + split(grammar.closing).length;
  const possible = [filler, ...[1, 2, 3].flatMap((more) => [filler + more, filler - more])].find(
    (words) => words >= 0 && texts.has(nearest + words)
  );
  return texts.draw(nearest + (possible ?? 0), new Random(seed), noun);
}

/** A network ready to read: its weights are unpacked once. */
export function networkReader(
  {cell, spec, weights}: PackedNetwork,
  grammar: TicketsGrammar
): (text: TicketsText) => NetworkReading {
  const vocabulary = ticketsVocabulary(grammar);
  const parameters = unpackWeights(weights);
  return ({words, due}) => {
    const tokens = tokensOf(vocabulary, words);
    const {probabilities, gradient} = readText({spec, parameters}, tokens.subarray(0, due), tokens[due]);
    const at = (word: string): number => probabilities[vocabulary.indexOf(word)];
    const best = vocabulary.reduce((best, word) => (at(word) > at(best) ? word : best));
    return {
      cell,
      p: at(words[due]),
      nouns: grammar.candidates.map((noun) => ({noun, p: at(noun)})),
      best: {word: best, p: at(best)},
      gradient
    };
  };
}
