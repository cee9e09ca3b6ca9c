import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import * as experiment from "./experiment.js";
import {fillTheGap} from "./figure.js";
import {nounAt} from "./drawing.js";
import {asProse, dueIn, reply} from "./words.js";

const settings = readSettings("data/experiments/fill-the-gap.json", experiment.settings);
const data = await experiment.data(settings, tracedSources());
const {first, say, rows} = await viewOf(fillTheGap, data);

describe("fill-the-gap", () => {
  it("has the lecture's own text first, without its last word", () => {
    expect(asProse(data.texts[0].words).join(" ")).toBe(
      "She tried to print her tickets. The printer was out of toner. She went to the store to buy more toner. " +
        "It was very overpriced. So she finally printed her"
    );
    expect(data.texts.map(dueIn)).toEqual(settings.texts.map(({noun}) => noun));
  });

  it("has no answer before it is shown", () => {
    expect(say(first)).toBe("A text of 34 words, and a gap. Which word is due?");
    for (const {value} of rows(first)) expect(value).toBeNull();
  });

  it("gives each noun a probability, and each seed a share, that are no more than all", () => {
    for (const {answers} of data.texts)
      for (const {p} of answers) expect(p.reduce((sum, each) => sum + each)).toBeLessThan(1.0005);
    for (const {right} of data.networks) {
      for (const {seeds} of right) {
        expect(seeds).toHaveLength(10);
        for (const share of seeds) expect(share).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("finds the noun in whose row a point is", () => {
    const size = {width: 700, height: 370};
    const rows = Array.from({length: size.height}, (_, y) => nounAt(data, size, y));
    expect([...new Set(rows)]).toEqual([undefined, ...data.nouns]);
    expect(rows[size.height - 1]).toBeUndefined();
  });

  it("answers that very guess", () => {
    const said = (word: string) => reply(data, {...first, word, shown: true});
    expect(said("tickets")).toBe("You said “tickets”, which is right; so do the LSTM and the GRU.");
    expect(said("maps")).toBe("You said “maps”; it is “tickets”, which stood in the first sentence.");
    expect(said("")).toBe("It is “tickets”, which stood in the first sentence.");
  });
});
