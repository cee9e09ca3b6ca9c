import {log} from "../../engine/numerics/log.js";
import {inBits} from "./answers.js";

/** Stands for every character that is too rare to be learnt. */
export const rare = "\uFFFD";

/**
 * A character that the training text has less often is read as `rare`: a network sees it too seldom to learn what comes
 * after it, and each takes a column of the readout. Of Moby Dick's 81 characters 63 remain; 1 in 2,500
 * of the text is folded.
 */
export const rarest = 100;

/** The last part of the text, on which nothing is trained. */
export const validationShare = 0.1;

/** A text as tokens, places in its alphabet. */
export interface CharacterText {
  readonly alphabet: readonly string[];
  /** The first nine tenths; the rest. */
  readonly training: Int32Array;
  readonly validation: Int32Array;
  /**
   * Bits a character on the validation text of two tables counted on the training text: how often each character is, and
   * how often each is after each other, where one is added to every count since some pairs are new.
   */
  readonly baselines: {readonly single: number; readonly pair: number};
}

/** Splits a text, makes the alphabet of its training part, and counts what a table would know. */
export function readCharacters(text: string): CharacterText {
  const all = [...text];
  const training = all.slice(0, Math.floor(all.length * (1 - validationShare)));
  const alphabet = alphabetOf(training);
  const tokens = {
    training: encode(training, alphabet),
    validation: encode(all.slice(training.length), alphabet)
  };
  return {alphabet, ...tokens, baselines: baselinesOf(tokens, alphabet.length)};
}

/** Characters as tokens; those that the alphabet has not are `rare`. */
export function encode(characters: Iterable<string>, alphabet: readonly string[]): Int32Array {
  const tokens = new Map(alphabet.map((character, token) => [character, token]));
  const other = tokens.get(rare) ?? -1;
  return Int32Array.from(characters, (character) => tokens.get(character) ?? other);
}

/** The characters that are not too rare in the order of their codes, and last `rare`. */
function alphabetOf(characters: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1);
  const kept = [...counts].filter(([character, count]) => count >= rarest && character !== rare);
  return [...kept.map(([character]) => character).sort(), rare];
}

function baselinesOf(
  {training, validation}: Pick<CharacterText, "training" | "validation">,
  letters: number
): CharacterText["baselines"] {
  const single = new Float64Array(letters).fill(1);
  const pair = new Float64Array(letters * letters).fill(1);
  for (let t = 0; t < training.length; ++t) {
    ++single[training[t]];
    if (t > 0) ++pair[training[t - 1] * letters + training[t]];
  }
  return {
    single: inBits(meanSurprise(single, letters, validation, () => 0)),
    pair: inBits(meanSurprise(pair, letters, validation, (before) => before))
  };
}

/** −log of the probability that rows of counts give to each character but the first, averaged; in nats. */
function meanSurprise(
  counts: Float64Array,
  letters: number,
  characters: Int32Array,
  rowAfter: (before: number) => number
): number {
  const rows = Array.from({length: counts.length / letters}, (_, k) => counts.subarray(k * letters, (k + 1) * letters));
  const surprises = rows.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => -log(count / total));
  });
  let total = 0;
  for (let t = 1; t < characters.length; ++t) total += surprises[rowAfter(characters[t - 1])][characters[t]];
  return total / (characters.length - 1);
}
