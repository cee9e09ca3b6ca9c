import {readFileSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {drawSentence} from "./drawing.js";
import {readings, type ModelReading} from "./state.js";
import {saySentence} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {
  agreementCheckpoints,
  isOrAreSentenceSettings,
  type IsOrAreSentenceData
} from "../../experiments/agreementCheckpoints.js";
import * as reader from "../../experiments/sentenceModel.js";
import {agreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {runResult} from "../../experiments/training/runResult.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings} from "../../experiments/training/trainingSettings.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {readResults} from "../../loaders/readResult.js";

const settings = readSettings("data/experiments/is-or-are-sentence.json", isOrAreSentenceSettings);
const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const page = readFileSync("src/language-models.md", "utf8");
const three = "the writer of the books near the ships with the horses";

const updates = [200, 500, 600];

let data: IsOrAreSentenceData;
beforeAll(async () => {
  const runs = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
  const results = await readResults("data/results/agreement", runs, runResult);
  data = {settings, grammar, models: await agreementCheckpoints({...settings, updates}, grammar, runs, results)};
}, 60_000);
/** What the figure shows at one of its moments, of which only those that the page tells of are made again here. */
const at = (checkpoint: number, sentence = settings.sentence): ModelReading[] => {
  const update = settings.updates.at(checkpoint);
  const kept = update === undefined ? updates.length : updates.indexOf(update);
  return readings(data, {sentence, checkpoint: kept}, reader);
};

describe("the figure", () => {
  it("says the form that each network expects, and whether it agrees", () => {
    expect(saySentence(at(2), grammar.verb, 200)).toBe(
      "“the writer of the books …” after 200 updates: RNN, tanh are (P(is) 0.18, P(are) 0.56), wrong; " +
        "LSTM are (P(is) 0.06, P(are) 0.72), wrong; GRU are (P(is) 0.02, P(are) 0.76), wrong."
    );
    expect(saySentence(at(9), grammar.verb, 4000)).toMatch(/RNN, tanh is .*right; LSTM is .*right; GRU is .*right/);
  });

  it("reads a sentence as an address may have it, with capitals and spaces", () => {
    expect(reader.wordsOfSentence(" The  Writer of")).toEqual(["the", "writer", "of"]);
    for (const sentence of ["The Writer of the books", "the  writer of the books", "the writer of the books "]) {
      expect(reader.sentenceProblem(grammar, settings.longest, sentence)).toBeUndefined();
      expect(saySentence(at(2, sentence), grammar.verb, 200)).toBe(saySentence(at(2), grammar.verb, 200));
    }
  });

  it("does not judge where no verb can stand", () => {
    expect(saySentence(at(2, "the writer of the"), grammar.verb, 200)).toContain("no verb can stand here");
  });

  it("draws sentences of all lengths, without a coordinate that is not a number", () => {
    for (const sentence of ["writer", three, "the writer of the books ".repeat(3) + "the"])
      for (const width of [324, 720]) {
        const options = {verb: grammar.verb, update: 200, width, height: 600, document};
        const picture = standalone(drawSentence(at(2, sentence.trim()), options), {title: "", description: ""});
        expect(picture).not.toMatch(/NaN|Infinity|undefined/);
      }
  });
});

describe("the page", () => {
  it("says in the still's text what the networks expect, and the gradients", () => {
    const writer = at(2).map(({words}) => words[1]);
    for (const {singular} of writer) {
      expect(singular).toBeGreaterThan(0.65);
      expect(singular).toBeLessThan(0.85);
    }
    const gradients = (place: number) => at(2).map(({words}) => Number(words[place].gradient.toPrecision(2)));
    expect([Math.min(...gradients(4)), Math.max(...gradients(4))]).toEqual([1.3, 4.5]);
    expect([Math.min(...gradients(1)), Math.max(...gradients(1))].map((g) => g.toFixed(1))).toEqual(["0.3", "1.5"]);
    expect(page).toContain("at “books” between 1.3 and 4.5, at “writer” between 0.3 and 1.5");
    expect(at(5).every(({agrees}) => agrees) && at(9).every(({agrees}) => agrees)).toBe(true);
  });

  it("says in the prose how far the LSTM's gradient reaches past three attractors", () => {
    const lstm = (checkpoint: number) => at(checkpoint, three)[1].words;
    expect(lstm(2)[10].gradient.toFixed(1)).toBe("4.8");
    expect(lstm(2)[1].gradient.toFixed(4)).toBe("0.0003");
    expect(page).toContain("from 4.8 at the last noun to 0.0003 at the subject");
    expect(lstm(6)[1].gradient.toFixed(1)).toBe("1.6");
    expect(page).toContain("has a gradient of 1.6 at the subject");
  });
});
