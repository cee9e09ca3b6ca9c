import type {Facts} from "../../frame/facts.js";
import type {MedianSpread} from "../../experiments/statistics.js";
import type {Data, TrainedCell} from "./experiment.js";
import {farthest} from "./words.js";

/** log10 below which the LSTM's gradient at the first step has not begun to grow. */
const quiet = -5;

/** log10 below which the tanh network's map is as good as white. */
const pale = -10;

/** What the page says of both runs, and of all seeds at the end. */
export function facts(data: Data): Facts {
  const {updates, errors, settings, baseline, over} = data;
  const log10 = (cell: TrainedCell): number[] => updates.map((_, step) => farthest(data, cell, {step, path: "h"}));
  const [tanh, lstm] = [log10("rnn-tanh"), log10("lstm")];
  const at = (cell: TrainedCell, step: number) => ({gradient: 10 ** log10(cell)[step], error: errors[cell][step]});
  const begins = lstm.findIndex((value, step) => step > 0 && value > quiet);
  const before = lstm.slice(1, begins).sort((a, b) => a - b);
  const dip = Math.min(...errors["rnn-tanh"]);
  const whole = over.map(({cell, farthest, error}) => [
    cell,
    {
      ...{gradient: powers(farthest[farthest.length - 1]), error: {...error[error.length - 1]}},
      /** Before training, and at the first checkpoint. */
      ...{before: powers(farthest[0]), soon: powers(farthest[1])}
    }
  ]);
  return {
    ...{far: settings.length - 1, baseline, seeds: settings.seeds.length},
    /** By checkpoint, of the seed that is shown. */
    at: Object.fromEntries(
      updates.map((made, step) => [step, {updates: made, tanh: at("rnn-tanh", step), lstm: at("lstm", step)}])
    ),
    end: at("lstm", updates.length - 1),
    quiet: {updates: updates[begins - 1], gradient: 10 ** before[Math.floor(before.length / 2)]},
    pale: stretch(tanh, updates),
    dip: {updates: updates[errors["rnn-tanh"].indexOf(dip)], error: dip},
    decades: Math.floor(Math.max(...tanh) - Math.min(...tanh)),
    over: Object.fromEntries(whole) as Facts
  };
}

/** Around the least gradient, the checkpoints at which it is as good as white in the map. */
function stretch(log10: readonly number[], updates: readonly number[]): Facts {
  const least = log10.indexOf(Math.min(...log10));
  let [from, to] = [least, least];
  while (log10[from - 1] < pale) --from;
  while (log10[to + 1] < pale) ++to;
  const values = log10.slice(from, to + 1);
  return {from: updates[from], to: updates[to], least: 10 ** Math.min(...values), most: 10 ** Math.max(...values)};
}

function powers({median, low, high}: MedianSpread): {median: number; low: number; high: number} {
  return {median: 10 ** median, low: 10 ** low, high: 10 ** high};
}
