import * as v from "valibot";
import {keyFrames} from "../frame/keyFrames.js";
import {lossCliffFrames} from "./lossCliff/still.js";
import {lossCliffSettings, slice, sampledSurface} from "./lossCliff/experiment.js";
import {descend} from "./lossCliff/descent.js";
import {document} from "../loaders/document.js";
import {readComputed} from "../loaders/readComputed.js";

const data = readComputed("data/loss-cliff.json", v.object({settings: lossCliffSettings, surface: sampledSurface}));
const frames = lossCliffFrames(data, {descend, slice, width: 640, height: 430, document});
process.stdout.write(keyFrames(frames, {title: "A throw and a rescue, update by update", document}));
