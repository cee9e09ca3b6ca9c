import {expect, it} from "vitest";
import type {Row, WhichGateData} from "./experiment.js";
import {facts} from "./facts.js";
import {medianOf, reply, rowsShown, say, soonerIn} from "./words.js";

const row = (network: string, of: Row["of"], solvedAt: Row["solvedAt"]): Row => ({
  ...{network, of, solvedAt, words: `${network}, so`, cell: "gru"}
});
const rows = [row("gru", "whole", [400, 500, null]), row("gru-open", "held", [300, null, 200])];
const data: WhichGateData = {
  settings: {tasks: [], networks: [], asked: "gru-open", against: "gru"},
  tasks: [{name: "order", length: 9, updates: 1000, rows}]
};
const state = {task: "order", guess: "later", shown: false} as const;

it("counts a seed that never solves it as later than all, in medians and in pairs", () => {
  expect(medianOf(row("x", "whole", [100, null, null]))).toBe(Infinity);
  expect([soonerIn(rows[1], rows[0]), soonerIn(rows[0], rows[1])]).toEqual([2, 1]);
  expect(facts(data).order).toMatchObject({sooner: 2, later: 1, gru: {solved: 2, median: 500}});
});

it("keeps what was taken away to itself until it is asked for", () => {
  expect(rowsShown(data, state).map(({network}) => network)).toEqual(["gru"]);
  expect(say(data, state)).not.toContain("gru-open");
  expect(say(data, {...state, shown: true})).toContain("gru-open, so 2 (300)");
  expect(reply(data, state)).toBe("Sooner: after 300 updates in the median, with the gate after 500. You said: later.");
});
