import {nearAndFarStill} from "./nearAndFar/still.js";
import * as experiment from "./nearAndFar/experiment.js";
import {document} from "../loaders/document.js";
import {readSettings} from "../loaders/readJson.js";

const settings = readSettings("data/experiments/near-and-far.json", experiment.nearAndFarSettings);
process.stdout.write(nearAndFarStill(settings, experiment, {width: 720, height: 440, document}));
