import {readSentence, wordsOfSentence} from "../../experiments/sentenceModel.js";
import {cellStyles} from "../../frame/picture/palette.js";
import type {ModelReading} from "./drawing.js";
import type {IsOrAreSentenceData} from "./experiment.js";

/**
 * Moments of training, from 0, that pictures and prose show: all three networks go by the nearest noun, are on the way out
 * of that, and are trained further. The settings' schema wants updates enough for the last of them.
 */
export const checkpoints = {first: 2, out: 5, further: 6} as const;

/** What the reader sets. */
export interface State {
  readonly sentence: string;
  /** Which of the moments of training is shown, from 0. */
  readonly checkpoint: number;
}

/** The updates of the moments of training. */
export function momentsOf({models}: IsOrAreSentenceData): number[] {
  return models[0].checkpoints.map(({update}) => update);
}

/** The sentence as all models read it. */
export function readings(data: IsOrAreSentenceData, {sentence, checkpoint}: State): ModelReading[] {
  const update = momentsOf(data)[checkpoint];
  return data.models.map((model) => ({
    ...readSentence(data.grammar, model, update, wordsOfSentence(sentence)),
    network: model.network,
    style: cellStyles[model.cell]
  }));
}
