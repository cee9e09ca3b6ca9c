import {describe, expect, it} from "vitest";
import {clippingRescues, settings as schema} from "./experiment.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {wilson} from "../../experiments/statistics.js";
import {readSettings} from "../../loaders/readJson.js";

const published = readSettings("data/experiments/clipping-rescues.json", schema);
const runs = runsOf(
  "clipping-rescues",
  readSettings("data/experiments/training/clipping-rescues.json", trainingSettings)
);

const result = (solvedAt: number | null, solvedAtEnd = solvedAt !== null): RunResult => ({
  updates: solvedAt ?? 3000,
  parameterCount: 3054,
  curve: [],
  evaluations: [],
  solvedAt,
  final: {score: solvedAtEnd ? 0 : 0.7, solved: solvedAtEnd},
  diverged: null,
  weights: null
});

/** Results in which a run is solved where the function says so. */
const resultsWhere = (outcome: (run: (typeof runs)[number]) => RunResult) =>
  new Map(runs.map((run) => [run.name, outcome(run)]));
const compute = (results: ReadonlyMap<string, RunResult>) => clippingRescues({runs, results}, published);

describe("clippingRescues", () => {
  it("has a row for each way and length, with all seeds", () => {
    const {rows, seeds, threshold, updates} = compute(resultsWhere(() => result(100)));
    expect({seeds, threshold, updates}).toEqual({seeds: 10, threshold: 1, updates: 3000});
    const lengths = [10, 15, 20, 25, 30];
    expect(rows.map(({clipping, length}) => [clipping, length])).toEqual(
      ["unclipped", "clipped"].flatMap((clipping) => lengths.map((length) => [clipping, length]))
    );
    expect(rows.map(({seeds, solved, updates}) => [seeds, solved, updates])).toEqual(rows.map(() => [10, 10, 100]));
  });

  it("counts the seeds that solved it by way and length, and gives the share with Wilson's interval", () => {
    const {rows} = compute(
      resultsWhere(({seed, training, task}) =>
        training.clip.kind === "global-norm" && "length" in task && task.length === 25 && seed <= 3
          ? result(1000 * seed, seed !== 2)
          : result(null)
      )
    );
    const {low, high} = wilson(3, 10);
    const solved = {solved: 3, solved_at_end: 2, share: 0.3, share_low: low, share_high: high};
    expect(rows.find(({solved}) => solved > 0)).toMatchObject({clipping: "clipped", length: 25, ...solved});
    expect(rows.filter(({solved}) => solved > 0)).toHaveLength(1);
  });

  it("counts a seed that did not solve it as slower than all others, and writes null for that", () => {
    const {rows} = compute(resultsWhere(({seed}) => result(seed <= 6 ? 100 * seed : null)));
    expect(rows[0]).toMatchObject({updates: 550, updates_low: 200, updates_high: null});
  });

  it("refuses a missing result, too few seeds, and another task", () => {
    const results = resultsWhere(() => result(100));
    results.delete(runs[0].name);
    expect(() => compute(results)).toThrow(`expected a result of ${runs[0].name}, got none`);
    const all = resultsWhere(() => result(100));
    const few = runs.filter(({seed}) => seed <= 5);
    expect(() => clippingRescues({runs: few, results: all}, published)).toThrow(
      "expected seeds enough for an interval, got 5"
    );
    const others = runs.map((run) => ({...run, task: {name: "adding" as const, length: 20}}));
    expect(() => clippingRescues({runs: others, results: all}, published)).toThrow(
      "expected the task temporalOrder, got adding"
    );
  });
});
