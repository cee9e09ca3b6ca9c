import * as v from "valibot";
import {explosionRun, explosionRunSettings} from "../figures/explosionRun/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const {run} = readSettings("data/experiments/explosion.json", v.object({run: explosionRunSettings}));
writeJson(await explosionRun(run));
