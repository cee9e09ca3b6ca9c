import {drawExplosionRun} from "./explosionRun/drawing.js";
import {sayExplosionRun} from "./explosionRun/words.js";
import {keyFrames} from "../frame/keyFrames.js";
import {explosionRunData} from "./explosionRun/experiment.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/explosion-run.json", explosionRunData);
const {update} = data.overflow;
const frames = [data.checkpoint, update - 3, update, update + 20].map((update) => {
  const state = {update, show: "overflow"} as const;
  return {
    picture: drawExplosionRun(data, state, {width: 460, height: 380, document}),
    words: sayExplosionRun(data, state)
  };
});
process.stdout.write(keyFrames(frames, {title: "The updates around the overflow", document}));
