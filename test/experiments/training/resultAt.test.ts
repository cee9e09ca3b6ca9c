import {describe, expect, test} from "vitest";
import {resultAt} from "../../../src/experiments/training/resultAt.js";
import type {RunResult} from "../../../src/experiments/training/runResult.js";

const by = [{group: 1, errors: 3, trials: 10}];
const result: RunResult = {
  updates: 300,
  parameterCount: 7,
  curve: [],
  evaluations: [
    {update: 0, score: 0.5, solved: false},
    {update: 100, score: 0.3, solved: false, by},
    {update: 200, score: 0.01, solved: true}
  ],
  solvedAt: 200,
  final: {score: 0, solved: true},
  diverged: null,
  weights: null
};

describe("resultAt", () => {
  test("is what was evaluated then", () => {
    expect(resultAt(result, 100)).toMatchObject({final: {score: 0.3, solved: false, by}, solvedAt: null});
    expect(resultAt(result, 200)).toMatchObject({final: {score: 0.01, solved: true}, solvedAt: 200});
  });

  test("is none where nothing was", () => {
    expect(resultAt(result, 150).final).toBeNull();
  });

  test("leaves the result itself alone", () => {
    const before = structuredClone(result);
    resultAt(result, 0);
    expect(result).toEqual(before);
  });
});
