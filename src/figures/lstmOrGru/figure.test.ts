import {describe, expect, it} from "vitest";
import type {LstmOrGruData, Pair, Side, Task} from "./experiment.js";
import {facts as factsOf} from "./facts.js";
import {lstmOrGru} from "./figure.js";
import {sayLstmOrGru, verdict, views} from "./words.js";
import {viewOf} from "../../../test/support/viewOf.js";

const side = (median: number, unsolved = 0): Side => ({
  ...{network: "gru", hiddenSize: 3, parameters: 72, median, unsolved, measures: Array<number>(10).fill(median)},
  curve: [0, 50].map((update) => ({update, median: 0.5, low: 0.4, high: 0.6}))
});

const pair = (median: number, better: Pair["better"]): Pair => ({
  ...{lstm: side(700), gru: side(700 + median), seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], median, better},
  differences: [-30, -20, 0, 10, ...Array<number>(6).fill(median)],
  interval: {low: median - 100, high: median + 10}
});

const adding: Task = {
  ...{experiment: "adding", title: "adding, T = 4", score: "mean squared error", measure: "updates", better: "lower"},
  ...{
    digits: 0,
    unit: "updates until solved",
    scale: "log",
    domain: [0.01, 1],
    baseline: {value: 0.2, label: "always 1"}
  },
  ...{size: pair(-425, "gru"), parameters: null}
};
const text: Task = {...adding, experiment: "text", title: "text", measure: "score", digits: 3, unit: "bits at the end"};
const data: LstmOrGruData = {tasks: [adding, {...text, scale: "linear", baseline: null}]};

describe("words", () => {
  it("say a verdict with the median and its interval, and nothing of what has not been trained", () => {
    expect(sayLstmOrGru(data, "size")).toContain("adding, the GRU is sooner, −425 (−525 to −415) updates");
    expect(sayLstmOrGru(data, "size")).toContain("text, the GRU is better, −425.000");
    expect(sayLstmOrGru(data, "parameters")).toContain("adding, not trained yet");
    const verdictOf = (better: Pair["better"]) => verdict(adding, pair(0, better));
    expect(verdictOf("lstm")).toBe("the LSTM is sooner");
    expect(verdictOf("neither")).toBe("cannot be told apart");
    expect(verdictOf(null)).toBe("10 seeds: too few to tell");
  });
});

describe("facts", () => {
  const notes = {task: {name: "adding" as const, length: 4}, updates: 3000, otherStart: [3, 1, 2]};
  const facts = factsOf(data, {adding: notes, text: notes});

  it("count seeds by who is better, and which of them the LSTM never solved", () => {
    expect(facts.adding).toMatchObject({
      ...{length: 4, copied: null, parameters: null, otherStart: {median: 2, largest: 3}},
      size: {gruBetter: 8, lstmBetter: 1, ahead: 425, lstmSolved: 10, lstmUnsolved: 0, lstmLater: 9}
    });
    expect(facts).toMatchObject({seeds: 10, verdicts: 2, updates: 3000});
  });

  it("know how surely the interval of a median holds it: all but 2 · (1 + 10) of 1,024 for ten", () => {
    expect(facts.interval).toEqual({from: 2, to: 9, level: 1 - 22 / 1024});
  });
});

it("draws a pair that is not there without a coordinate that is not a number", async () => {
  const {draw} = await viewOf(lstmOrGru, data);
  for (const size of Object.values(lstmOrGru.sizes))
    for (const show of views)
      expect(draw({equal: "parameters", show}, size).outerHTML).not.toMatch(/NaN|Infinity|undefined/);
});
