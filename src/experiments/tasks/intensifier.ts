import type {Batch} from "../../engine/networks/batch.js";
import {largest} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {
  cueDistances,
  intensifierSentences,
  intensifierVocabulary,
  sentiments,
  type IntensifierGrammar,
  type IntensifierSentence
} from "./intensifierGrammar.js";
import {batchesOfOneLength, inputsOf, sampleSameLength, sampleUntil} from "./sameLength.js";
import type {Task} from "./task.js";
import {tokensOf} from "./vocabulary.js";

/** The error rate below which it counts as solved: one in a hundred, as in temporal order. */
export const intensifierSolved = 0.01;

/**
 * The sentiment of an intensifier, as in the lecture's "the movie was terribly exciting!": due at the intensifier itself,
 * decided by a cue one to three words to its right. All to its left tells nothing, so who reads from left to right is
 * right half the time. A batch has sentences of one length: the first drawn gives it, the others are drawn until they have
 * it, so nothing need be filled up and no direction reads what is not there. Measured are as many sentences with the cue
 * at each distance (`examples` shared out and rounded up); `by` gives the errors by distance.
 * Source: Manning's lecture on bidirectional networks; the grammar is our own.
 * @param delay the answer is due so many words after the intensifier, at the last word at the latest
 */
export function intensifierTask({delay = 0}: {delay?: number}, grammar: IntensifierGrammar): Task {
  const vocabulary = intensifierVocabulary(grammar);
  const distances = cueDistances(grammar);
  const sample = intensifierSentences(grammar);
  return {
    name: "intensifier",
    input: {vocabulary},
    outputSize: sentiments.length,
    score: {name: "error rate", baseline: 1 / 2, better: "lower"},
    batch(size, random) {
      checkWhole("intensifierTask.batch", {size}, {size: 1});
      return sentimentBatch(sampleSameLength(sample, size, random), vocabulary, delay);
    },
    measure(outputs, examples, random) {
      checkWhole("intensifierTask.measure", {examples}, {examples: 1});
      const trials = Math.ceil(examples / distances.length);
      const by = distances.map((distance) => {
        const sentences = Array.from({length: trials}, () =>
          sampleUntil(sample, random, ({intensifier, cue}) => cue - intensifier === distance)
        );
        return {group: distance, errors: countErrors({outputs, delay}, sentences, vocabulary), trials};
      });
      const score = by.reduce((total, {errors}) => total + errors, 0) / (trials * by.length);
      return {score, solved: score < intensifierSolved, by};
    }
  };
}

/** Where the answer is due. */
function dueAt({words, intensifier}: IntensifierSentence, delay: number): number {
  return Math.min(intensifier + delay, words.length - 1);
}

/** Sentences of one length; the class is due at each one's intensifier, or so many words later. */
function sentimentBatch(
  sentences: readonly IntensifierSentence[],
  vocabulary: readonly string[],
  delay: number
): Batch {
  const tokens = sentences.map(({words}) => tokensOf(vocabulary, words));
  const places = [...new Set(sentences.map((sentence) => dueAt(sentence, delay)))].sort((a, b) => a - b);
  const due = (t: number) =>
    Int32Array.from(sentences, (sentence) =>
      dueAt(sentence, delay) === t ? sentiments.indexOf(sentence.sentiment) : -1
    );
  return {inputs: inputsOf(tokens), targets: {kind: "classes", at: new Map(places.map((t) => [t, due(t)]))}};
}

function countErrors(
  {outputs, delay}: {outputs: Parameters<Task["measure"]>[0]; delay: number},
  sentences: readonly IntensifierSentence[],
  vocabulary: readonly string[]
): number {
  let errors = 0;
  for (const some of batchesOfOneLength(sentences)) {
    const y = outputs(sentimentBatch(some, vocabulary, delay).inputs);
    for (const [row, sentence] of some.entries())
      if (largest(y[dueAt(sentence, delay)], row) !== sentiments.indexOf(sentence.sentiment)) ++errors;
  }
  return errors;
}
