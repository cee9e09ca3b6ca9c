import {describe, expect, it} from "vitest";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {packHalves} from "../../experiments/halfPrecisionWeights.js";
import {agreementGrammar, agreementVocabulary} from "../../experiments/tasks/agreementGrammar.js";
import {split} from "../../experiments/tasks/grammar.js";
import {readSettings} from "../../loaders/readJson.js";
import {directions, fillIn, fillingNetwork, ofNumber, sentenceProblem} from "./filling.js";

const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const gain = {kind: "gaussian-with-gain", gain: 1} as const;

/** Untrained networks of few units. */
const models = directions.map((direction) => {
  const shape = {direction, cell: "lstm", hiddenSize: 4, embedding: 3} as const;
  const built = fillingNetwork(shape, agreementVocabulary(grammar).length);
  const parameters = sampleParameters(built, {recurrent: gain, input: gain, forgetBias: 1}, new Random(5));
  return {...shape, weights: packHalves(built, parameters)};
});
const fill = (sentence: string, masked: number) => fillIn(grammar, models, split(sentence), masked);

describe("fillIn", () => {
  it("has probabilities that add up to 1, those of the grammar and those of each network", () => {
    const fillings = fill("the writer of the books is very old .", 4);
    for (const of of ["p", "best"] as const)
      for (const direction of directions)
        expect(fillings.reduce((sum, filling) => sum + filling[of][direction], 0)).toBeCloseTo(1, 10);
  });

  it("does not read the masked word, and one way nothing to the right of it", () => {
    const [first, other, later] = ["the writer is old .", "the writers is old .", "the writer are new ."].map(
      (sentence) => fill(sentence, 1)
    );
    expect(other.map(({p}) => p)).toEqual(first.map(({p}) => p));
    expect(later.map(({p}) => p["one-way"])).toEqual(first.map(({p}) => p["one-way"]));
    expect(later.map(({p}) => p["both-ways"])).not.toEqual(first.map(({p}) => p["both-ways"]));
  });

  it("knows by the grammar what the other words tell: the subject's number from the verb alone", () => {
    const {best} = ofNumber(grammar, fill("the writer of the books is old .", 1), "singular");
    expect(best["one-way"]).toBeCloseTo(0.5, 12);
    expect(best["both-ways"]).toBeCloseTo(1, 12);
  });
});

describe("sentenceProblem", () => {
  it.each([
    ["the writer of the books is planning a song .", undefined],
    ["the writer is", "The sentence is not at its end yet."],
    ["the writer are old .", "“are” cannot stand there in this grammar."],
    ["the whale is old .", "“whale” is not a word of this grammar."],
    [
      "the writer of the books of the ships of the horses of the sailors is old .",
      "At most 16 words can be read; these are 17."
    ]
  ])("%s", (sentence, problem) => expect(sentenceProblem(grammar, 16, sentence)).toBe(problem));
});
