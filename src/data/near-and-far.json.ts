import {nearAndFar, nearAndFarSettings} from "../figures/nearAndFar/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/near-and-far.json", nearAndFarSettings);
writeJson({settings, ...nearAndFar(settings)});
