import type {IsOrAreSentenceData} from "../../experiments/agreementCheckpoints.js";
import type * as Experiment from "../../experiments/sentenceModel.js";
import {cellStyles, type CellStyle} from "../../frame/palette.js";

export interface IsOrAreSentenceState {
  readonly sentence: string;
  /** Which of the moments of training is shown, from 0. */
  readonly checkpoint: number;
}

/** What one model makes of the sentence, and how it is drawn. */
export interface ModelReading extends Experiment.SentenceReading {
  readonly network: string;
  readonly style: CellStyle;
}

/** The moment at which all three networks go by the nearest noun. */
export const firstCheckpoint = 2;

/** The updates of the moments of training. */
export function momentsOf({models}: IsOrAreSentenceData): number[] {
  return models[0].checkpoints.map(({update}) => update);
}

/** The sentence as all models read it. */
export function readings(
  data: IsOrAreSentenceData,
  {sentence, checkpoint}: IsOrAreSentenceState,
  {readSentence, wordsOfSentence}: Pick<typeof Experiment, "readSentence" | "wordsOfSentence">
): ModelReading[] {
  const update = momentsOf(data)[checkpoint];
  const words = wordsOfSentence(sentence);
  return data.models.map((model) => ({
    ...readSentence(data.grammar, model, update, words),
    network: model.network,
    style: cellStyles[model.cell]
  }));
}
