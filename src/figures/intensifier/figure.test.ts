import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {data, settings as schema, type Group} from "./experiment.js";
import {intensifier} from "./figure.js";
import {mostKnown, rightShares} from "./seeds.js";
import {changer} from "./state.js";

const computed = await data(readSettings("data/experiments/intensifier.json", schema), tracedSources());
const {first, say, draw, rows} = await viewOf(intensifier, computed);
const change = changer(computed);

describe("a changed word", () => {
  it("moves no state before it one way, and every state both ways", () => {
    for (const cell of ["rnn-tanh", "lstm", "gru"] as const)
      for (const {way, states} of change({...first, cell}).networks)
        for (const [t, length] of states.entries()) expect(length === 0).toBe(way === "one-way" && t < first.changed);
  });

  it("moves nothing where it becomes itself", () => {
    for (const {states, before, after} of change({...first, to: "exciting"}).networks) {
      expect(states).toEqual(states.map(() => 0));
      expect(after).toEqual(before);
    }
  });

  it("turns the answer of the trained network that reads both ways, and of no other", () => {
    const {networks, at} = change(first);
    for (const {way, moment, before, after} of networks) {
      const turned = Math.abs(before[at] - after[at]);
      if (way === "both-ways" && moment === "trained") expect(turned).toBeGreaterThan(0.99);
      else expect(turned).toBeLessThan(0.05);
    }
  });

  it("stays within a sentence that has become shorter, and needs no intensifier", () => {
    const {changed, at} = change({...first, sentence: "the movie was funny", changed: 9});
    expect([changed, at]).toEqual([3, -1]);
    expect(say({...first, show: "sentence", shown: true, sentence: "the movie was funny"})).toContain("no intensifier");
  });
});

describe("right answers", () => {
  const group: Group = {
    column: "delay1",
    cell: "gru",
    parameters: 1,
    trials: 10,
    errors: [[0, 5, 4]],
    solvedAt: [null]
  };

  it("are counted over all distances of the cue, or at one", () => {
    expect(rightShares(group, "all")).toEqual([1 - 9 / 30]);
    expect(rightShares(group, "3")).toEqual([0.6]);
  });

  it("can be as many as the cues that have come by, and half of the others", () => {
    const most = (["one-way", "larger", "delay1", "delay2", "delay3", "both-ways"] as const).map((name) =>
      mostKnown(name, "all")
    );
    for (const [k, share] of [1 / 2, 1 / 2, 2 / 3, 5 / 6, 1, 1].entries()) expect(most[k]).toBeCloseTo(share, 12);
    expect([mostKnown("delay1", "1"), mostKnown("delay1", "2")]).toEqual([1, 1 / 2]);
  });
});

it("shows no answer before the guess is made, whatever is chosen", () => {
  const marks = (state: Partial<typeof first>) =>
    draw({...first, ...state}, {width: 700, height: 430}).querySelectorAll("g[aria-label=dot]").length;
  expect(marks({})).toBe(0);
  expect(marks({show: "sentence"})).toBe(0);
  expect(marks({shown: true})).toBeGreaterThan(0);
  expect(say({...first, guess: 60})).toMatch(/^How often is the network right that reads one way/);
});

it("has a row for each of 180 runs", () => {
  expect(rows(first)).toHaveLength(180);
  expect(say({...first, shown: true})).toMatch(/^One way at once 50% right.*67%, 83% and 100%; both ways at once 100%/);
});
