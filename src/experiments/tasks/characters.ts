import {checkWhole} from "./checkWhole.js";
import {inBits, portions, surprise} from "./answers.js";
import {readCharacters, type CharacterText} from "./characterText.js";
import type {Task} from "./task.js";

/**
 * The characters before a scored stretch, which are read but not scored: states start from zero there. An LSTM of 128
 * units at 2.371 bits scores 2.403 without; from ten characters on, the score moves by less than 0.0001 bits.
 */
export const warmUp = 100;

/** The characters of a scored stretch: twice as many, so that only a third is read for the states alone. */
export const stretch = 200;

/**
 * Next-character prediction on a text. A batch is the next `length` characters of B parallel streams, which are the
 * training text cut into B equal parts, read in order with the state carried on; the loss is due at every step. After
 * W = ⌊(n − 1) / (B · length)⌋ batches, n the training text's length, the streams begin anew, from zero states. The batch
 * depends on the update's number alone. The streams together are the first W · B · length characters of the training text;
 * the rest at its end, at most B · length characters, is never read.
 *
 * The score is in bits a character, −log2 of the probability given to each, averaged over stretches of the validation
 * text: as many as make `examples` characters, evenly spread, all where there are not so many. The states have read
 * `warmUp` characters before each. Solved: below the cross-entropy of a table of pairs, so that more than the last
 * character must be remembered. Nothing is random in it.
 * @throws RangeError where the validation text has not one stretch to score
 */
export function charactersTask({length}: {length: number}, text: string): Task {
  checkWhole("charactersTask", {length}, {length: 1});
  const characters = readCharacters(text);
  const {alphabet, training, validation, baselines} = characters;
  // And one more, which is due after the last.
  const least = warmUp + stretch + 1;
  if (validation.length < least)
    throw new RangeError(
      `charactersTask: expected a text whose last tenth has at least ${least} characters to score, got ${validation.length}`
    );
  return {
    name: "characters",
    input: {vocabulary: alphabet},
    outputSize: alphabet.length,
    score: {name: "bits a character", baseline: baselines.single, better: "lower"},
    batch(size, _random, update) {
      checkWhole("charactersTask.batch", {size, update}, {size: 1, update: 1});
      const perStream = Math.floor((training.length - 1) / (size * length));
      if (perStream === 0)
        throw new RangeError(
          `charactersTask.batch: expected at least ${size * length + 1} characters for ${size} streams, got ${training.length}`
        );
      const k = (update - 1) % perStream;
      const at = (t: number) =>
        Int32Array.from({length: size}, (_, row) => training[(row * perStream + k) * length + t]);
      return {
        inputs: Array.from({length}, (_, t) => at(t)),
        targets: {kind: "classes", at: new Map(Array.from({length}, (_, t) => [t, at(t + 1)]))},
        carry: k > 0
      };
    },
    measure(outputs, examples) {
      checkWhole("charactersTask.measure", {examples}, {examples: 1});
      const score = bitsACharacter(outputs, characters, examples);
      return {score, solved: score < baselines.pair};
    }
  };
}

function bitsACharacter(
  outputs: Parameters<Task["measure"]>[0],
  {validation}: CharacterText,
  examples: number
): number {
  const all = Math.floor((validation.length - 1 - warmUp) / stretch);
  const some = Math.min(all, Math.ceil(examples / stretch));
  let from = 0;
  let total = 0;
  for (const size of portions(some)) {
    const starts = Array.from({length: size}, (_, row) => Math.floor(((from + row) * all) / some) * stretch);
    from += size;
    const inputs = Array.from({length: warmUp + stretch}, (_, t) =>
      Int32Array.from(starts, (start) => validation[start + t])
    );
    const y = outputs(inputs);
    for (let t = warmUp; t < warmUp + stretch; ++t)
      for (const [row, start] of starts.entries()) total += surprise(y[t], row, validation[start + t + 1]);
  }
  return inBits(total / (some * stretch));
}
