import {describe, expect, it} from "vitest";
import {Random} from "../engine/random.js";
import {readSettings} from "../loaders/readJson.js";
import {entropy, frequencyEntropy, maskedWordEntropy, nextWordEntropy} from "./agreementEntropy.js";
import {smallAgreementGrammar} from "./shortAgreementRuns.js";
import {agreementGrammar, sampleSentence} from "./tasks/agreementGrammar.js";
import {maskedWordProbabilities, nextWordProbabilities} from "./tasks/agreementProbabilities.js";

const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const binary = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);

describe("nextWordEntropy", () => {
  it("is what the rules leave open, divided among the words, for the small grammar by hand", () => {
    // Noun; as many phrases as a coin with 0.3 gives, each a preposition, a number and a noun; old or famous.
    const phrases = 0.3 / 0.7;
    const nats = Math.log(4) + phrases * (Math.log(2) + Math.log(2) + Math.log(2)) + binary(0.3) / 0.7 + binary(1 / 3);
    expect(nextWordEntropy(smallAgreementGrammar, 12)).toBeCloseTo(nats / (4 + 3 * phrases), 5);
  });

  it("is the mean surprise of sampled sentences", () => {
    const random = new Random(1);
    let [nats, count] = [0, 0];
    for (let k = 0; k < 4000; ++k) {
      const {words} = sampleSentence(grammar, random);
      for (let t = 1; t < words.length; ++t) {
        nats -= Math.log(nextWordProbabilities(grammar, words.slice(0, t)).get(words[t]) ?? 0);
        ++count;
      }
    }
    expect(nats / count).toBeCloseTo(nextWordEntropy(grammar, 4), 1);
  });

  it("is less than that of the words' frequencies, and this less than all words as likely", () => {
    const frequencies = frequencyEntropy(grammar, 3);
    expect(frequencies).toBeGreaterThan(2 * nextWordEntropy(grammar, 3));
    expect(frequencies).toBeLessThan(Math.log(42));
  });
});

describe("maskedWordEntropy", () => {
  it("is the mean of what sampled sentences leave open, and more where the right side is not known", () => {
    const random = new Random(2);
    const {bothWays, oneWay} = maskedWordEntropy(smallAgreementGrammar, 5);
    const [both, one] = [[], []] as [number[], number[]];
    for (let k = 0; k < 3000; ++k) {
      const {words} = sampleSentence(smallAgreementGrammar, random);
      const place = random.integer(words.length);
      both.push(entropy(maskedWordProbabilities(smallAgreementGrammar, words, place)));
      one.push(entropy(nextWordProbabilities(smallAgreementGrammar, words.slice(0, place))));
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(both)).toBeCloseTo(bothWays, 1);
    expect(mean(one)).toBeCloseTo(oneWay, 1);
    expect(oneWay).toBeGreaterThan(bothWays + 0.1);
  });
});

it("entropy is log n for n alike, and 0 for what is sure", () => {
  expect(
    entropy(
      new Map([
        ["a", 0.25],
        ["b", 0.25],
        ["c", 0.25],
        ["d", 0.25]
      ])
    )
  ).toBeCloseTo(Math.log(4), 12);
  expect(entropy(new Map([["a", 1]]))).toBeCloseTo(0, 12);
});
