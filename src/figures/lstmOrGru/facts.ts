import {median} from "d3";
import type {LstmOrGruData, Pair, TaskNotes} from "./experiment.js";
import {medianRanks} from "../../experiments/statistics.js";
import type {Facts} from "../../frame/facts.js";

/** What prose says of the pairs, by task and by what is held equal; and of the interval that a verdict stands on. */
export function facts({tasks}: LstmOrGruData, notes: Readonly<Record<string, TaskNotes>>): Facts {
  const pairs = tasks.flatMap(({size, parameters}) => [size, parameters]).filter((pair) => pair !== null);
  const seeds = Math.min(...pairs.map((pair) => pair.seeds.length));
  return {
    seeds,
    verdicts: pairs.length,
    interval: {...medianRanks(seeds)},
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
