import {describe, expect, it} from "vitest";
import {isOrAre, settings as schema} from "./experiment.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/is-or-are.json", schema);
const runs = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));

/** Results in which every run has these error rates (of 200) at updates 0, 50, …, by attractors. */
const resultsWith = (rates: readonly (readonly number[])[]): ReadonlyMap<string, RunResult> => {
  const evaluations = rates.map((byAttractors, k) => ({
    update: 50 * k,
    score: 0,
    solved: false,
    by: byAttractors.map((rate, group) => ({group, errors: 200 * rate, trials: 200}))
  }));
  const rest = {parameterCount: 1, curve: [], solvedAt: null, final: null, diverged: null, weights: null};
  return new Map(runs.map(({name}) => [name, {updates: 50 * rates.length - 50, evaluations, ...rest}]));
};
const compute = (rates: readonly (readonly number[])[]) =>
  isOrAre(settings, [{objective: "every-word", runs, results: resultsWith(rates)}]);

const [guess, nearest, subject, between] = [
  [0.5, 0.5],
  [0, 1],
  [0, 0],
  [0, 0.4]
];

describe("isOrAre", () => {
  it("names the longest spell of the nearest noun's rule, and the subject's from where it stays", () => {
    const rates = [guess, nearest, subject, nearest, nearest, between, subject, between, subject, subject];
    const {networks, updates, seeds, trials} = compute(rates);
    expect({updates: updates.length, seeds, trials}).toEqual({updates: 10, seeds: 10, trials: 200});
    for (const {sequential, syntactic} of networks)
      expect({sequential, syntactic}).toEqual({sequential: {from: 150, to: 200}, syntactic: {from: 400, to: 450}});
  });

  it("names no stage where there is none", () => {
    for (const {sequential, syntactic} of compute([guess, between, guess]).networks)
      expect([sequential, syntactic]).toEqual([null, null]);
  });

  it("counts as never and always what the settings say", () => {
    const [{sequential, syntactic}] = compute([
      [0.05, 0.95],
      [0.055, 0.95],
      [0.05, 0.945],
      [0.05, 0.05]
    ]).networks;
    expect({sequential, syntactic}).toEqual({sequential: {from: 0, to: 0}, syntactic: {from: 150, to: 150}});
  });

  it("refuses a missing result, and results of another task", () => {
    const results = new Map(resultsWith([guess]));
    results.delete("gru.seed3");
    expect(() => isOrAre(settings, [{objective: "every-word", runs, results}])).toThrow(
      "expected a result of each run of gru, got 9 of 10"
    );
    const others = new Map([...resultsWith([guess])].map(([name, result]) => [name, {...result, evaluations: []}]));
    expect(() => isOrAre(settings, [{objective: "every-word", runs, results: others}])).toThrow(
      "expected errors by attractors"
    );
  });
});
