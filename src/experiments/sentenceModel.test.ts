import {beforeAll, describe, expect, it} from "vitest";
import {evaluateNetwork} from "../engine/networks/evaluateNetwork.js";
import {agreementCheckpoints, parametersAfter} from "./agreementCheckpoints.js";
import {unpackHalves} from "./halfPrecisionWeights.js";
import {sentenceNetwork, nextWords, readSentence, sentenceProblem, type SentenceModel} from "./sentenceModel.js";
import {agreementTask} from "./tasks/agreement.js";
import {agreementGrammar, agreementVocabulary} from "./tasks/agreementGrammar.js";
import {tokensOf} from "./tasks/vocabulary.js";
import {prepareRun} from "./training/prepareRun.js";
import {randomStreams} from "./training/randomStreams.js";
import {runResult} from "./training/runResult.js";
import {runsOf} from "./training/runsOf.js";
import {trainingSettings} from "./training/trainingSettings.js";
import {readSettings} from "../loaders/readJson.js";
import {readResults} from "../loaders/readResult.js";

const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const vocabulary = agreementVocabulary(grammar);
const runs = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
const words = "the writer of the books near the ships".split(" ");

let models: SentenceModel[];
beforeAll(async () => {
  const results = await readResults("data/results/agreement", runs, runResult);
  models = await agreementCheckpoints(
    {seed: 1, networks: ["rnn-tanh", "lstm-bias1", "gru"], updates: [0, 50]},
    grammar,
    runs,
    results
  );
});

describe("readSentence", () => {
  it("gives probabilities that leave the rest to other words, and the roles of the nouns", () => {
    for (const model of models)
      for (const {update} of model.checkpoints) {
        const {words: read, number, recent} = readSentence(grammar, model, update, words);
        for (const {singular, plural} of read) expect(singular + plural).toBeLessThan(1);
        expect(read.map(({role}) => role)).toEqual([null, "subject", null, null, "attractor", null, null, "attractor"]);
        expect([number, recent]).toEqual(["singular", "plural"]);
      }
  });

  it("does not look ahead: what comes after a word changes nothing before it, and the verb is left out", () => {
    for (const model of models) {
      const at = (sentence: readonly string[]) => readSentence(grammar, model, 4000, sentence);
      const long = at(words).words.slice(0, 5);
      const short = at(words.slice(0, 5)).words;
      expect(long.map(({singular, plural}) => [singular, plural])).toEqual(
        short.map(({singular, plural}) => [singular, plural])
      );
      expect(at([...words, "is", "old", "."])).toEqual(at(words));
    }
  });

  it("has the gradient that moving a word's embedding has", () => {
    for (const model of models) {
      const spec = sentenceNetwork(model, vocabulary.length);
      const tokens = tokensOf(vocabulary, words);
      const right = vocabulary.indexOf("is");
      const loss = (column: number, by: number): number => {
        const parameters = unpackHalves(spec, model.checkpoints[2].weights);
        parameters.E.data[tokens[1] * model.embedding + column] += by;
        return evaluateNetwork(spec, parameters, {
          inputs: Array.from(tokens, (token) => Int32Array.of(token)),
          targets: {kind: "classes", at: new Map([[words.length - 1, Int32Array.of(right)]])}
        }).loss;
      };
      const slopes = Array.from({length: model.embedding}, (_, k) => (loss(k, 1e-5) - loss(k, -1e-5)) / 2e-5);
      const {gradient} = readSentence(grammar, model, 4000, words).words[1];
      expect(gradient / Math.hypot(...slopes)).toBeCloseTo(1, 4);
    }
  });

  it("refuses an update that was not kept", () => {
    expect(() => readSentence(grammar, models[0], 51, words)).toThrow("expected a checkpoint of rnn-tanh, got 51");
  });
});

describe("agreementCheckpoints", () => {
  it("are of the run whose result is kept: at its first evaluation they make the same errors", async () => {
    const results = await readResults("data/results/agreement", runs, runResult);
    const run = runs.find(({name}) => name === "gru.seed1");
    if (!run) throw new Error("no run");
    const [{parameters}] = await parametersAfter(run, grammar, [50]);
    const task = agreementTask({objective: "every-word"}, grammar);
    const trainer = await prepareRun(run, task);
    trainer.restore({...trainer.state(), parameters});
    const {by} = task.measure((inputs) => trainer.outputs(inputs), 1000, randomStreams(1).evaluation);
    expect(by).toEqual(results.get("gru.seed1")?.evaluations[1].by);
  });
});

describe("sentenceProblem", () => {
  const problem = (text: string) => sentenceProblem(grammar, 16, text);

  it("takes what can be read", () => {
    for (const text of ["the writer", "The writers of the book are old.", "books", "near the ships of"])
      expect(problem(text)).toBeUndefined();
  });

  it("names words that the grammar has not, each once, and other faults", () => {
    expect(problem("the pen of the writer")).toBe("“pen” is not a word of this grammar.");
    expect(problem("my pen, my pen")).toBe("“my”, “pen”, “,” are not words of this grammar.");
    expect(problem("  ")).toContain("such as “the writer”");
    expect(problem("the is writer")).toBe("A noun has to stand before the verb.");
    expect(problem("the writer ".repeat(9))).toBe("At most 16 words can be read; these are 18.");
  });
});

describe("nextWords", () => {
  it("leads from the determiner to a noun to a preposition, by words that can be read", () => {
    expect(nextWords(grammar, [])).toEqual(["the"]);
    expect(nextWords(grammar, ["the"])).toHaveLength(20);
    expect(nextWords(grammar, ["the", "ship"])).toEqual(grammar.prepositions);
    expect(nextWords(grammar, ["the", "ship", "near"])).toEqual(["the"]);
    expect(nextWords(grammar, ["the", "ship", "is"])).toEqual([]);
  });
});
