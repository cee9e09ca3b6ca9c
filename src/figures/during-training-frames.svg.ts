import {drawDuringTraining} from "../components/duringTraining/duringTrainingDrawing.js";
import {sayDuringTraining} from "../components/duringTraining/duringTrainingWords.js";
import {keyFrames} from "../components/keyFrames.js";
import {computedDuringTraining} from "../experiments/duringTraining.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/during-training.json", computedDuringTraining);
/** Before training, while both guess, while the LSTM learns, and at the end. */
const frames = [0, 8, 14, 40].map((step) => ({
  picture: drawDuringTraining(data, {step, path: "h"}, {width: 540, height: 480, document}),
  words: sayDuringTraining(data, {step, path: "h"})
}));
process.stdout.write(
  keyFrames(frames, {title: "The gradient while two networks learn, at four checkpoints", document})
);
