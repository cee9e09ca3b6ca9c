import {median} from "d3";
import type {LstmOrGruData, Pair, Task, TaskNotes} from "./experiment.js";
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
      tasks.map(({experiment, better, size, parameters}) => {
        const {task, otherStart} = notes[experiment];
        const held = {size: size && pairFacts(size, better), parameters: parameters && pairFacts(parameters, better)};
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

function pairFacts({lstm, gru, seeds, differences, median}: Pair, better: Task["better"]): Facts {
  const below = differences.filter((difference) => difference < 0).length;
  const above = differences.filter((difference) => difference > 0).length;
  const [gruBetter, lstmBetter] = better === "lower" ? [below, above] : [above, below];
  return {
    ...{lstm: lstm.median, gru: gru.median, units: gru.hiddenSize, gruBetter, lstmBetter},
    /** By how much the GRU is better in the median. */
    ahead: better === "lower" ? -median : median,
    ...{lstmSolved: seeds.length - lstm.unsolved, lstmUnsolved: lstm.unsolved},
    /** Of the seeds in which the LSTM solved it too. */
    lstmLater: seeds.length - lstmBetter - lstm.unsolved
  };
}
