import {describe, expect, it} from "vitest";
import {readSettings} from "../../loaders/readJson.js";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import * as experiment from "./experiment.js";
import {isOrAre} from "./figure.js";

const settings = readSettings("data/experiments/is-or-are.json", experiment.settings);
const data = await experiment.data(settings, tracedSources());
const {first: asked, say, rows} = await viewOf(isOrAre, data);
const first = {...asked, shown: true};
const plain = (text: string): string => text.replace(/\s/g, " ");

describe("is-or-are", () => {
  it("tells the errors of each network, and the stage that they are in", () => {
    expect(plain(say(first))).toBe(
      "After 200 updates, wrong verbs with 0 to 4 attractors: RNN, tanh 0, 100, 100, 100, 100 % (sequential recency); " +
        "LSTM 0, 100, 100, 100, 100 % (sequential recency); GRU 0, 100, 100, 100, 100 % (sequential recency)."
    );
    expect(plain(say({...first, update: 0, trained: "due-word"}))).not.toContain("recency");
  });

  it("keeps its answer until it is shown", () => {
    expect(say(asked)).toBe(
      "After 200 updates: how many verbs are wrong with 0 to 4 attractors, in an RNN, an LSTM and a GRU that were trained so far?"
    );
    expect(rows(asked)).toHaveLength(15);
  });

  it("has the rows that it shows", () => {
    const shown = rows({...first, update: 800, attractors: 0, trained: "due-word"});
    // 81 evaluations with the attractors that are drawn, the four other numbers at the one shown, and the papers'.
    expect(shown).toHaveLength(3 * (81 + 4) + 15);
    const four = shown.find(
      ({model, update, attractors}) => model === "rnn-tanh" && update === 800 && attractors === 4
    );
    expect(four).toMatchObject({trained: "due-word", error: 0.4475});
  });
});
