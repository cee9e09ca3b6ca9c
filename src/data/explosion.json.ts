import * as v from "valibot";
import {explosionSettings} from "../figures/explosion/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

writeJson(readSettings("data/experiments/explosion.json", v.object({curves: explosionSettings})).curves);
