import type {Facts} from "../../frame/facts.js";
import type {Recorded, SeedEnd} from "./experiment.js";

/** By task and cell: what ten seeds came to, and what is left of the gradient, before and after. */
export function facts(recorded: readonly Recorded[]): Facts {
  const tasks = [...new Set(recorded.map(({task}) => task))];
  return Object.fromEntries(
    tasks.map((task) => [
      task,
      Object.fromEntries(recorded.filter((one) => one.task === task).map((one) => [one.cell, ofRuns(one)]))
    ])
  );
}

function ofRuns({seeds, left}: Recorded) {
  const count = (wanted: (one: SeedEnd) => boolean): number => seeds.filter(wanted).length;
  return {
    seeds: seeds.length,
    solved: count(({solved}) => solved),
    before: 10 ** left.before.median,
    after: 10 ** left.after.median,
    /** How many seeds' gradient is shorter after the training than before. */
    shorter: count(({before, after}) => after < before),
    withFour: count(({stable}) => stable === 4),
    withThree: count(({stable}) => stable === 3),
    square: count(({stable, saddle, unstable}) => stable === 4 && saddle === 4 && unstable === 1),
    /** Of those that have learnt it, and of the others, how many have no stable point. */
    solvedRestless: count(({solved, stable}) => solved && stable === 0),
    unsolvedRestless: count(({solved, stable}) => !solved && stable === 0)
  };
}
