import * as v from "valibot";
import {tokensOf} from "./vocabulary.js";

/**
 * What a language model is trained to predict: every next word, or the one word alone that the task is about (as
 * with supervision for it). Linzen, Dupoux, Goldberg 2016 compare the two signals.
 */
export const objective = v.picklist(["every-word", "due-word"]);
export type Objective = v.InferOutput<typeof objective>;

/** Tokens of B sequences a step, and the next words that are due, −1 where none is. */
export interface PredictionBatch {
  readonly inputs: readonly Int32Array[];
  readonly targets: {readonly kind: "classes"; readonly at: ReadonlyMap<number, Int32Array>};
}

/**
 * Sentences for a language model: at every step a word goes in, and the next one is due. `due` is the place, from 0, of
 * the one word that the task is about. A sentence that is shorter than others is filled up at its end with its last
 * word, with nothing due: what comes after the last loss can change nothing before it, so each sentence counts as if
 * it stood alone.
 */
export function predictionBatch(
  sentences: readonly {readonly words: readonly string[]; readonly due: number}[],
  vocabulary: readonly string[],
  objective: Objective
): PredictionBatch {
  const tokens = sentences.map(({words}) => tokensOf(vocabulary, words));
  const steps = Math.max(...tokens.map(({length}) => length)) - 1;
  const wanted = (row: number, t: number) => {
    const asked = objective === "every-word" ? t + 1 < tokens[row].length : t + 1 === sentences[row].due;
    return asked ? tokens[row][t + 1] : -1;
  };
  const inputs: Int32Array[] = [];
  const at = new Map<number, Int32Array>();
  for (let t = 0; t < steps; ++t) {
    inputs.push(Int32Array.from(tokens, (sentence) => sentence[Math.min(t, sentence.length - 1)]));
    const due = Int32Array.from(tokens, (_, row) => wanted(row, t));
    if (due.some((token) => token >= 0)) at.set(t, due);
  }
  return {inputs, targets: {kind: "classes", at}};
}
