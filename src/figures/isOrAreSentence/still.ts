import type {IsOrAreSentenceData} from "../../experiments/agreementCheckpoints.js";
import type * as Experiment from "../../experiments/sentenceModel.js";
import type {StageSize} from "../../frame/stage.js";
import {keyFrames} from "../../frame/keyFrames.js";
import {standalone} from "../../frame/standalone.js";
import {drawSentence} from "./drawing.js";
import {firstCheckpoint, momentsOf, readings} from "./state.js";
import {saySentence} from "./words.js";

type Reader = Pick<typeof Experiment, "readSentence" | "wordsOfSentence">;

/** A moment of training at which the first sentence is read: the picture, and what it says. */
function moment(
  data: IsOrAreSentenceData,
  checkpoint: number,
  reader: Reader,
  size: StageSize & {document: Document}
): {picture: SVGSVGElement; words: string} {
  const {verb} = data.grammar;
  const update = momentsOf(data)[checkpoint];
  const models = readings(data, {sentence: data.settings.sentence, checkpoint}, reader);
  return {picture: drawSentence(models, {...size, verb, update}), words: saySentence(models, verb, update)};
}

/** The figure's first picture as a file. */
export function isOrAreSentenceStill(
  data: IsOrAreSentenceData,
  reader: Reader,
  size: StageSize & {document: Document}
): string {
  const {picture, words} = moment(data, firstCheckpoint, reader, size);
  return standalone(picture, {title: "Is or are, word by word", description: words});
}

/** The first sentence before training, in the stage of sequential recency, on the way out, and at the end, for print. */
export function isOrAreSentenceFrames(data: IsOrAreSentenceData, reader: Reader, document: Document): string {
  const size = {width: 340, height: 500, document};
  const checkpoints = [0, firstCheckpoint, 5, momentsOf(data).length - 1];
  const frames = checkpoints.map((checkpoint) => moment(data, checkpoint, reader, size));
  return keyFrames(frames, {title: "Is or are, word by word, during training", document});
}
