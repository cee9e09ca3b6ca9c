import type {Random} from "../../engine/random.js";
import {largest, portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import {pick} from "./grammar.js";
import {predictionBatch, type Objective} from "./prediction.js";
import type {Task} from "./task.js";
import {ticketsTexts, ticketsVocabulary, type TicketsGrammar} from "./ticketsGrammar.js";

export interface TicketsSettings {
  /** The distances in words between the two mentions, over which training draws. */
  readonly shortest: number;
  readonly longest: number;
  /** The distances at which it is measured. */
  readonly measured: readonly number[];
  readonly objective: Objective;
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
  const texts = ticketsTexts(grammar);
  const distances = Array.from({length: longest - shortest + 1}, (_, k) => shortest + k).filter(texts.has);
  const impossible = measured.filter((distance) => !texts.has(distance));
  if (distances.length === 0 || measured.length === 0 || impossible.length > 0)
    throw new RangeError(
      `ticketsTask: expected distances that whole sentences of filler make, among ${shortest} to ${longest} and all ` +
        `measured, got ${impossible.join(", ") || "none"}`
    );
  const batchAt = (distance: number, size: number, random: Random) =>
    predictionBatch(
      Array.from({length: size}, () => texts.sample(distance, random)),
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
