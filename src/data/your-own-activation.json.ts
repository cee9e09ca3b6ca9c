import {yourOwnActivationSettings} from "../figures/yourOwnActivation/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

writeJson({settings: readSettings("data/experiments/your-own-activation.json", yourOwnActivationSettings)});
