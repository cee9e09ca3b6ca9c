import {Random} from "../../engine/random.js";
import {split} from "../../experiments/tasks/grammar.js";
import {ticketsTexts, type TicketsGrammar, type TicketsText} from "../../experiments/tasks/ticketsGrammar.js";

/**
 * The text with a noun and so much filler: the same sentences for all nouns, and longer filler begins like shorter.
 * Sentences have at least four words, so that one to three words of filler become none or four.
 * @param seed of the filler
 */
export function ticketsSentence(
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
