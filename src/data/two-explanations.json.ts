import {twoExplanations, twoExplanationsSettings} from "../figures/twoExplanations/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

/** Finer than the picture shows. */
const rounded = ({median, low, high}: {median: number; low: number; high: number}) => ({
  median: Number(median.toFixed(3)),
  low: Number(low.toFixed(3)),
  high: Number(high.toFixed(3))
});

const settings = readSettings("data/experiments/two-explanations.json", twoExplanationsSettings);
const rows = await twoExplanations(settings);
writeJson({
  settings,
  rows: rows.map(({log10, error, ...row}) => ({...row, error: rounded(error), log10: log10.map(rounded)}))
});
