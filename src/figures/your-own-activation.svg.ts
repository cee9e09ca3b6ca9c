import {ownActivationStill} from "../components/yourOwnActivation/yourOwnActivationStill.js";
import * as experiment from "../experiments/yourOwnActivation.js";
import {document} from "../loaders/document.js";
import {readSettings} from "../loaders/readJson.js";

const settings = readSettings("data/experiments/your-own-activation.json", experiment.yourOwnActivationSettings);
process.stdout.write(ownActivationStill(settings, experiment, {width: 780, height: 360, document}));
