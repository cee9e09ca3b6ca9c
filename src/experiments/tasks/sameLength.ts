import type {Random} from "../../engine/random.js";
import {portions} from "./answers.js";

interface Sentence {
  readonly words: readonly string[];
}

/**
 * Sentences of one length: the first drawn gives it, the others are drawn until they have it. So every length is as
 * frequent as in the grammar, nothing is filled up, and no direction reads what is not there.
 */
export function sampleSameLength<S extends Sentence>(sample: (random: Random) => S, size: number, random: Random): S[] {
  const first = sample(random);
  const sentences = [first];
  while (sentences.length < size)
    sentences.push(sampleUntil(sample, random, ({words}) => words.length === first.words.length));
  return sentences;
}

/** Draws until one is as it is wanted. */
export function sampleUntil<S>(sample: (random: Random) => S, random: Random, wanted: (sentence: S) => boolean): S {
  for (;;) {
    const sentence = sample(random);
    if (wanted(sentence)) return sentence;
  }
}

/** Shares sentences out among batches of one length that a network runs at once. */
export function* batchesOfOneLength<S extends Sentence>(sentences: readonly S[]): Generator<S[], void> {
  for (const length of new Set(sentences.map(({words}) => words.length))) {
    const alike = sentences.filter(({words}) => words.length === length);
    let from = 0;
    for (const size of portions(alike.length)) {
      yield alike.slice(from, from + size);
      from += size;
    }
  }
}

/** Tokens of sentences of one length, by step. */
export function inputsOf(tokens: readonly Int32Array[]): Int32Array[] {
  return Array.from(tokens[0], (_, t) => Int32Array.from(tokens, (sentence) => sentence[t]));
}
