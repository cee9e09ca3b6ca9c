import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import * as experiment from "./experiment.js";
import {whoLearns} from "./figure.js";
import {farPlace, learners, middleAt, reply} from "./words.js";

const settings = readSettings("data/experiments/who-learns.json", experiment.settings);
const data = await experiment.data(settings, tracedSources());
const {first, say, rows} = await viewOf(whoLearns, data);

describe("who-learns", () => {
  it("looks at the first updates from where the untrained networks stand", () => {
    const far = farPlace(data);
    for (const {network, lines} of data.courses) {
      const before = data.gradients.small.find((each) => each.network === network)?.lines ?? [];
      expect(lines.map(([start]) => start)).toEqual(before.map((line) => line[far]));
    }
  });

  it("starts the networks of both signals alike, and as those of texts of one length", () => {
    const [last, every] = ["last-word", "every-word"].map((kind) => data.gradients[kind as "last-word"]);
    for (const kind of [last, every]) expect(kind.map(({lines}) => lines.length)).toEqual([10, 10, 10]);
    expect(data.gradients.small.map(({network}) => network)).toEqual(["rnn-tanh", "lstm", "lstm-chrono", "gru"]);
  });

  it("shows gradients before training alone until the answer is shown", () => {
    expect(new Set(rows(first).map(({part}) => part))).toEqual(new Set(["log10 gradient untrained"]));
    expect(say(first)).toMatch(/Which learn\?$/);
    expect(rows({...first, shown: true}).length).toBeGreaterThan(rows(first).length);
  });

  it("names the learners, which have the largest gradient at the start and the smallest", () => {
    const learnt = learners(data);
    const order = [...data.gradients.small].sort((a, b) => middleAt(a, farPlace(data)) - middleAt(b, farPlace(data)));
    expect([...learnt].sort()).toEqual([order[0].network, order[order.length - 1].network].sort());
    const said = (which: typeof first.which) => reply(data, {...first, which, shown: true});
    expect(said("chrono-gru")).toMatch(/^You are right\. It is chrono LSTM and GRU/);
    expect(said("LSTMs")).toMatch(/^You said both LSTMs\. It is chrono LSTM and GRU/);
    for (const which of ["", "gated", "chrono"] as const) expect(said(which).length).toBeLessThanOrEqual(140);
  });
});
