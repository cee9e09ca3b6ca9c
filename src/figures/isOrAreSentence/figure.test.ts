import {describe, expect, it} from "vitest";
import {sentenceProblem} from "../../experiments/sentenceModel.js";
import {readSettings} from "../../loaders/readJson.js";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {faultyFields} from "../../../test/support/faultyFields.js";
import {viewOf} from "../../../test/support/viewOf.js";
import * as experiment from "./experiment.js";
import {isOrAreSentence} from "./figure.js";
import {checkpoints} from "./readings.js";

const settings = readSettings("data/experiments/is-or-are-sentence.json", experiment.settings);
// Of the moments of training, two that are soon made again.
const data = await experiment.data({...settings, updates: [0, 100, 200]}, tracedSources());
const far = "the writer of the books near the ships with the horses";
const {first, say, draw, rows} = await viewOf(isOrAreSentence, data);

describe("is-or-are-sentence", () => {
  it("says the form that each network expects, and whether it agrees", () => {
    expect(say(first)).toBe(
      "“the writer of the books …” after 200 updates: RNN, tanh are (P(is) 0.18, P(are) 0.56), wrong; " +
        "LSTM are (P(is) 0.06, P(are) 0.72), wrong; GRU are (P(is) 0.02, P(are) 0.76), wrong."
    );
    expect(say({...first, checkpoint: 3})).toMatch(/RNN, tanh is .*right; LSTM is .*right; GRU is .*right/);
  });

  it("reads a sentence as an address may have it, with capitals and spaces", () => {
    for (const sentence of ["The Writer of the books", "the  writer of the books", "the writer of the books "]) {
      expect(sentenceProblem(data.grammar, settings.longest, sentence)).toBeUndefined();
      expect(say({...first, sentence})).toBe(say(first));
    }
  });

  it("does not judge where no verb can stand", () => {
    expect(say({...first, sentence: "the writer of the"})).toContain("no verb can stand here");
  });

  it("draws sentences of all lengths, without a coordinate that is not a number", () => {
    const long = `${"the writer of the books ".repeat(3)}the`;
    for (const sentence of ["writer", far, long])
      for (const size of Object.values(isOrAreSentence.sizes))
        expect(draw({...first, sentence}, size).outerHTML).not.toMatch(/NaN|Infinity|undefined/);
    expect(rows({...first, sentence: far})).toHaveLength(33);
  });

  it("wants updates enough for all moments that pictures and prose name, in ascending order", () => {
    const faulty = (updates: number[]) => faultyFields(experiment.settings, {...settings, updates});
    const enough = Array.from({length: Math.max(...Object.values(checkpoints))}, (_, k) => k);
    expect(faulty(enough)).toEqual([]);
    expect(faulty(enough.slice(1))).toEqual(["updates"]);
    expect(faulty([...enough].reverse())).toEqual(["updates"]);
  });
});
