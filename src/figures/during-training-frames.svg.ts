import {drawDuringTraining} from "./duringTraining/drawing.js";
import {sayDuringTraining} from "./duringTraining/words.js";
import {keyFrames} from "../frame/keyFrames.js";
import {computedDuringTraining} from "./duringTraining/experiment.js";
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
