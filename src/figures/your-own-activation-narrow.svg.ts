import {ownActivationStill} from "./yourOwnActivation/still.js";
import * as experiment from "./yourOwnActivation/experiment.js";
import {document} from "../loaders/document.js";
import {readSettings} from "../loaders/readJson.js";

const settings = readSettings("data/experiments/your-own-activation.json", experiment.yourOwnActivationSettings);
process.stdout.write(ownActivationStill(settings, experiment, {width: 324, height: 540, document}));
