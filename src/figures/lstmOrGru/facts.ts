import {median} from "d3";
import type {LstmOrGruData, Pair, TaskNotes} from "./experiment.js";
import {medianInterval} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";

/** What prose says of the pairs, by task and by what is held equal; and of the interval that a verdict stands on. */
export function factsOf({tasks}: LstmOrGruData, notes: Readonly<Record<string, TaskNotes>>): Facts {
  const pairs = tasks.flatMap(({size, parameters}) => [size, parameters]).filter((pair) => pair !== null);
  const seeds = Math.min(...pairs.map((pair) => pair.seeds.length));
  return {
    seeds,
    verdicts: pairs.length,
    interval: intervalFacts(seeds),
    updates: Math.max(...tasks.map(({measure, experiment}) => (measure === "updates" ? notes[experiment].updates : 0))),
    ...Object.fromEntries(
      tasks.map(({experiment, size, parameters}) => {
        const {task, otherStart} = notes[experiment];
        const held = {size: size && pairFacts(size), parameters: parameters && pairFacts(parameters)};
        const start = {median: median(otherStart) ?? null, largest: Math.max(...otherStart, 0)};
        return [
          experiment,
          {
            ...{length: "length" in task ? task.length : null, copied: "copied" in task ? task.copied : null},
            ...{...held, otherStart: start}
          }
        ];
      })
    )
  };
}

/** Less is better in every measure. */
function pairFacts({lstm, gru, seeds, differences, median}: Pair): Facts {
  const gruBetter = differences.filter((difference) => difference < 0).length;
  const lstmBetter = differences.filter((difference) => difference > 0).length;
  return {
    ...{lstm: lstm.median, gru: gru.median, units: gru.hiddenSize, gruBetter, lstmBetter},
    /** By how much the GRU is better in the median. */
    ahead: -median,
    ...{lstmSolved: seeds.length - lstm.unsolved, lstmUnsolved: lstm.unsolved},
    /** Of the seeds in which the LSTM solved it too. */
    lstmLater: seeds.length - lstmBetter - lstm.unsolved
  };
}

/** Of so many values, from the how manieth to the how manieth, and how surely that holds the median. */
function intervalFacts(n: number): Facts {
  const {low: from, high: to} = medianInterval(Array.from({length: n}, (_, k) => k + 1)) ?? {low: 1, high: n};
  // It misses where fewer than `from` values fall on one side of the median: P(Binomial(n, ½) < from), on either side.
  let [ways, missed] = [1, 0];
  for (let k = 0; k < from; ++k) {
    missed += ways;
    ways *= (n - k) / (k + 1);
  }
  return {from, to, level: 1 - (2 * missed) / 2 ** n};
}
