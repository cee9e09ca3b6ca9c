import {describe, expect, it} from "vitest";
import {duringTraining, settings as schema} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/during-training.json", schema);
const small = {...settings, length: 8, hiddenSize: 4, updates: 20, every: 10, sequences: 3, examples: 10};
const run = (change: Partial<typeof small>) => duringTraining({...small, seeds: [1, 2, 3, 4, 5, 6], ...change});

describe("duringTraining", () => {
  it("looks at the same run whether it goes on or not", async () => {
    const [short, long] = [await run({updates: 10}), await run({})];
    expect([short.updates, long.updates]).toEqual([
      [0, 10],
      [0, 10, 20]
    ]);
    for (const [k, {log10}] of short.maps.entries()) expect(long.maps[k].log10.slice(0, 2)).toEqual(log10);
    expect(long.errors.lstm.slice(0, 2)).toEqual(short.errors.lstm);
    expect(long.maps[0].log10[2]).not.toEqual(long.maps[0].log10[1]);
  });

  it("shows the first seed, and takes medians over all in whatever order", async () => {
    const [there, back] = [await run({}), await run({seeds: [6, 5, 4, 3, 2, 1]})];
    expect(back.over).toEqual(there.over);
    expect(back.maps).not.toEqual(there.maps);
    expect(there.maps.map(({cell, path}) => `${cell} ${path}`)).toEqual(["rnn-tanh h", "lstm h", "lstm c"]);
    for (const {log10} of there.maps) for (const curve of log10) expect(curve).toHaveLength(small.length);
    for (const {farthest, error} of there.over)
      for (const {low, median, high} of [...farthest, ...error]) expect(low <= median && median <= high).toBe(true);
  });
});
