import {notGuaranteed, notGuaranteedSettings} from "../figures/notGuaranteed/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

const settings = readSettings("data/experiments/not-guaranteed.json", notGuaranteedSettings);
const map = notGuaranteed(settings).map((row) => ({
  ...row,
  radius: Number(row.radius.toPrecision(4)),
  log10: Number(row.log10.toFixed(2))
}));
writeJson({settings, map});
