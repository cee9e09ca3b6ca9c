import type {CellKind} from "../../engine/cells/makeCell.js";
import {readText} from "../../experiments/languageModel.js";
import {unpackWeights} from "./packedWeights.js";
import {ticketsVocabulary, type TicketsGrammar, type TicketsText} from "../../experiments/tasks/ticketsGrammar.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import type {PackedTicketsNetwork} from "./networks.js";

export {ticketsSentence} from "./sentence.js";

/** What one network makes of a text before its last word. */
export interface TicketsReading {
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

/** A network ready to read: its weights are unpacked once. */
export function ticketsReader(
  {cell, spec, weights}: PackedTicketsNetwork,
  grammar: TicketsGrammar
): (text: TicketsText) => TicketsReading {
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
