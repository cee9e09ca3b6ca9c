import {drawExplosionRun} from "../components/explosionRun/explosionRunDrawing.js";
import {sayExplosionRun} from "../components/explosionRun/explosionRunWords.js";
import {keyFrames} from "../components/keyFrames.js";
import {explosionRunData} from "../experiments/explosionRun.js";
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
