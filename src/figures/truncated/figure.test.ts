import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema, type Group, type TruncatedData} from "./experiment.js";
import {truncated} from "./figure.js";
import {learntFrom, reply} from "./words.js";

const settings = readSettings("data/experiments/truncated.json", schema);
const group = (lag: number, k: number, learnt: number, changes: Partial<Group> = {}): Group => ({
  ...{lag, k, learnt, learner: "network", noisy: true, learntAt: null, surprise: learnt > 0 ? 0.05 : 0.69},
  ...changes
});
const data: TruncatedData = {
  settings,
  gradient: Array.from({length: 41}, (_, d) => -1 - 0.02 * d),
  groups: settings.lags.flatMap((lag) => [
    group(lag, 8, 0, {learner: "readout", surprise: 0.6}),
    ...settings.segments.map((k) => group(lag, k, k > lag ? 9 : 0)),
    group(lag, lag, 0, {noisy: false})
  ])
};
const view = await viewOf(truncated, data);

describe("the answer", () => {
  it("is held back: neither words nor rows say what was learnt before it is asked for", () => {
    expect(view.rows(view.first).every(({part}) => part === "gradient")).toBe(true);
    expect(view.say(view.first)).not.toContain("seeds learn");
    expect(view.rows({...view.first, shown: true}).some(({part}) => part === "learning")).toBe(true);
  });

  it("is the least segment with which half of the seeds learn, and the one before it", () => {
    expect(learntFrom(data, 10)).toMatchObject({from: 11, before: {k: 10, learnt: 0}});
  });
});

describe("the reply", () => {
  const state = {...view.first, shown: true};

  it("is to this very guess", () => {
    expect(reply(data, {...state, guess: 11})).toContain("there it is");
    expect(reply(data, {...state, guess: 10})).toContain("nothing teaches it to");
    expect(reply(data, {...state, guess: 4})).toContain("You said 4");
    expect(reply(data, {...state, guess: 30})).toContain("it is sooner");
  });

  it("has at most 140 characters", () => {
    for (const lag of settings.lags)
      for (const guess of [1, 10, 11, 40])
        expect(reply(data, {...state, lag: String(lag), guess}).length).toBeLessThanOrEqual(140);
  });
});
