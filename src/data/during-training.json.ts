import {duringTraining, duringTrainingSettings} from "../figures/duringTraining/experiment.js";
import {readSettings} from "../loaders/readJson.js";
import {writeJson} from "../loaders/write.js";

/** Hundredths of a decade, and of an error hundred-thousandths: finer than the picture shows. */
const log10s = (values: readonly number[]) => values.map((value) => Number(value.toFixed(2)));
const rounded = (value: number) => Number(value.toFixed(5));
const spreads = (values: readonly {median: number; low: number; high: number}[]) =>
  values.map(({median, low, high}) => ({median: rounded(median), low: rounded(low), high: rounded(high)}));
const errors = (values: readonly number[]) => values.map(rounded);

const settings = readSettings("data/experiments/during-training.json", duringTrainingSettings);
const computed = await duringTraining(settings);
writeJson({
  settings,
  ...computed,
  maps: computed.maps.map((map) => ({...map, log10: map.log10.map(log10s)})),
  over: computed.over.map(({cell, farthest, error}) => ({cell, farthest: spreads(farthest), error: spreads(error)})),
  errors: {"rnn-tanh": errors(computed.errors["rnn-tanh"]), lstm: errors(computed.errors.lstm)}
});
