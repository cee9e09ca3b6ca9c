import {describe, expect, test} from "vitest";
import type {RunResult} from "../../../src/experiments/training/runResult.js";
import {summarise} from "../../../src/experiments/training/summary.js";

const result = (solvedAt: number | null, score: number | null, errors = 0): RunResult => ({
  updates: 9,
  parameterCount: 12,
  curve: [],
  evaluations: [],
  solvedAt,
  final: score === null ? null : {score, solved: solvedAt !== null, by: [{group: 4, errors, trials: 10}]},
  diverged: score === null ? {update: 3, reason: "NaN in W"} : null,
  weights: null
});

describe("summarise", () => {
  test("counts a seed that was not solved as infinitely slow, and one that diverged as without a score", () => {
    const results = [result(100, 0.1, 1), result(300, 0.3, 3), result(null, 0.8, 8), result(null, null)];
    const [summary] = summarise(results.map((result) => ({run: {group: "gru"}, result})));
    expect(summary).toMatchObject({group: "gru", seeds: 4, parameterCount: 12, diverged: 1, solved: {count: 2}});
    expect(summary.solvedAt).toEqual({median: Infinity, interval: undefined});
    expect(summary.score?.median).toBe(0.3);
    expect(summary.by).toEqual([{group: 4, rate: {median: 0.3, interval: undefined}}]);
  });

  test("keeps groups apart, in their order, with intervals where there are seeds enough", () => {
    const runs = ["b", "a"].flatMap((group) =>
      Array.from({length: 10}, (_, k) => ({run: {group}, result: result(k + 1, k / 10)}))
    );
    const summaries = summarise(runs);
    expect(summaries.map(({group}) => group)).toEqual(["b", "a"]);
    expect(summaries[0].solvedAt).toEqual({median: 5.5, interval: {low: 2, high: 9}});
    expect(summaries[0].solved.interval.high).toBe(1);
  });

  test("has no score where every seed diverged", () => {
    expect(summarise([{run: {group: "rnn"}, result: result(null, null)}])[0].score).toBeUndefined();
  });
});
