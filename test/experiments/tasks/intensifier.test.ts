import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {split, type GrammarRules} from "../../../src/experiments/tasks/grammar.js";
import {intensifierTask} from "../../../src/experiments/tasks/intensifier.js";
import {
  annotateIntensifier,
  cueDistances,
  intensifierGrammar,
  intensifierSentences,
  intensifierVocabulary,
  rulesOf,
  sentiments
} from "../../../src/experiments/tasks/intensifierGrammar.js";
import {splitSentence, tokensOf} from "../../../src/experiments/tasks/vocabulary.js";
import {intensifier} from "./grammars.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const vocabulary = intensifierVocabulary(intensifier);
const sample = intensifierSentences(intensifier);
const words = (sequence: number[][]) => sequence.map(([token]) => vocabulary[token]);
const {positive, negative} = intensifier.cues;

/** Every text that symbols can become, with its probability. */
function enumerate(rules: GrammarRules, symbols: readonly string[]): Map<string, number> {
  let texts = new Map([["", 1]]);
  for (const symbol of symbols) {
    const becomes = Object.hasOwn(rules, symbol) ? Object.entries(rules[symbol]) : undefined;
    const total = becomes?.reduce((sum, [, weight]) => sum + weight, 0) ?? 1;
    const next = new Map<string, number>();
    for (const [right, weight] of becomes ?? [[symbol, 1]])
      for (const [end, p] of becomes ? enumerate(rules, split(right)) : [[symbol, 1] as const])
        for (const [text, q] of texts) {
          const whole = `${text} ${end}`.trim();
          next.set(whole, (next.get(whole) ?? 0) + (q * p * weight) / total);
        }
    texts = next;
  }
  return texts;
}

/** Mutual information in bits between the sentiment and what `part` leaves of the sentences' rules, exactly. */
function information(grammar: typeof intensifier, part: (sentence: string[]) => string[]): number {
  const joint = sentiments.map((sentiment) => {
    const rules = rulesOf(grammar, sentiment);
    const total = Object.values(rules.sentence).reduce((sum, weight) => sum + weight, 0);
    const texts = new Map<string, number>();
    for (const [sentence, weight] of Object.entries(rules.sentence))
      for (const [text, p] of enumerate(rules, part(split(sentence))))
        texts.set(text, (texts.get(text) ?? 0) + (p * weight) / total / 2);
    return texts;
  });
  let bits = 0;
  for (const texts of joint)
    for (const [text, p] of texts) {
      const either = joint.reduce((sum, other) => sum + (other.get(text) ?? 0), 0);
      bits += p * Math.log2(p / (either / 2));
    }
  return bits;
}

const upTo = (sentence: string[]) => sentence.slice(0, sentence.indexOf("intensifier") + 1);
const after = (sentence: string[]) => sentence.slice(sentence.indexOf("intensifier") + 1);

describe("what decides the sentiment", () => {
  it("is not to the left, nor the intensifier itself: 0 bits, by enumeration", () => {
    expect(Math.abs(information(intensifier, upTo))).toBeLessThan(1e-12);
  });

  it("is all to the right: 1 bit", () => {
    expect(information(intensifier, after)).toBeCloseTo(1, 12);
  });

  it("would be seen if it were to the left", () => {
    const rules = {
      ...intensifier.rules,
      sentence: {"the cue thing was intensifier cue !": 1, "it was intensifier cue !": 9}
    };
    expect(information({...intensifier, rules}, upTo)).toBeCloseTo(0.1, 12);
  });
});

describe("annotateIntensifier", () => {
  it("finds what the lecture's sentence is about", () => {
    const words = splitSentence("The movie was terribly exciting!");
    expect(annotateIntensifier(intensifier, words)).toEqual({words, intensifier: 3, cue: 4, sentiment: "positive"});
    expect(() => tokensOf(vocabulary, words)).not.toThrow();
  });

  it("does not look to the left", () => {
    const words = splitSentence("the exciting movie was terribly long and boring.");
    expect(annotateIntensifier(intensifier, words)).toMatchObject({intensifier: 4, cue: 7, sentiment: "negative"});
  });

  it.each(["the movie was exciting !", "the exciting movie was terribly long !"])("misses something in %j", (text) => {
    expect(() => annotateIntensifier(intensifier, splitSentence(text))).toThrow(
      `annotateIntensifier: expected an intensifier and a cue to its right, got "${text}"`
    );
  });
});

it("intensifierSentences uses every word, both sentiments, and the three distances a third of the time each", () => {
  const random = new Random(1);
  const drawn = Array.from({length: 9000}, () => sample(random));
  expect([...new Set(drawn.flatMap(({words}) => words))].sort()).toEqual(vocabulary);
  expect(cueDistances(intensifier)).toEqual([1, 2, 3]);
  for (const distance of [1, 2, 3]) {
    const share = drawn.filter(({cue, intensifier}) => cue - intensifier === distance).length / 9000;
    expect(Math.abs(share - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / 9000));
  }
  const share = drawn.filter(({sentiment}) => sentiment === "positive").length / 9000;
  expect(Math.abs(share - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / 9000));
});

describe("intensifierTask", () => {
  const task = intensifierTask({}, intensifier);
  holdsTaskLaws(task, "0d0ed0ce79c62c9a");

  it("asks once a sentence, at its intensifier, for what the cue to its right says", () => {
    const random = new Random(2);
    for (let update = 1; update <= 50; ++update) {
      const {inputs, targets} = task.batch(8, random, update);
      for (const [row, sequence] of sequences(inputs).entries()) {
        const read = words(sequence);
        const due = [...targets.at].flatMap(([t, classes]) => {
          const wanted = (classes as Int32Array)[row];
          return wanted < 0 ? [] : [{t, wanted}];
        });
        const at = read.findIndex((word) => intensifier.intensifiers.includes(word));
        const cue = read.slice(at).find((word) => positive.includes(word) || negative.includes(word)) ?? "";
        expect(due).toEqual([{t: at, wanted: positive.includes(cue) ? 0 : 1}]);
        // Of one length, and whole: nothing is filled up.
        expect(read.findIndex((word) => word === "!" || word === ".")).toBe(read.length - 1);
      }
    }
  });

  it("gives every length of sentence its share of the batches", () => {
    const random = new Random(3);
    const sentences = Array.from({length: 4000}, () => sample(random).words.length);
    const batches = Array.from({length: 4000}, (_, k) => task.batch(2, random, k + 1).inputs.length);
    for (const length of new Set(sentences)) {
      const [p, q] = [sentences, batches].map((lengths) => lengths.filter((other) => other === length).length / 4000);
      expect(Math.abs(p - q)).toBeLessThan(4.5 * Math.sqrt((2 * p * (1 - p)) / 4000));
    }
  });

  const rule = (sentimentOf: (words: string[]) => number) =>
    answering((sequence) => sequence.map(() => sure(sentimentOf(words(sequence)), 2)));
  const firstCue = (text: string[]) => {
    const cue = text.find((word) => positive.includes(word) || negative.includes(word));
    return cue === undefined || positive.includes(cue) ? 0 : 1;
  };
  const placeOf = (text: string[]) => text.findIndex((word) => intensifier.intensifiers.includes(word));

  it("is solved by the first cue to the right", () => {
    const measures = task.measure(
      rule((text) => firstCue(text.slice(placeOf(text)))),
      600,
      new Random(4)
    );
    const by = [1, 2, 3].map((group) => ({group, errors: 0, trials: 200}));
    expect(measures).toEqual({score: 0, solved: true, by});
  });

  it.each([0, 1, 2, 3])("with a delay of %i words is solved from left to right as far as the cue has come", (delay) => {
    const delayed = intensifierTask({delay}, intensifier);
    const asRead = answering((sequence) =>
      sequence.map((_, t) => {
        const text = words(sequence).slice(0, t + 1);
        const at = placeOf(text);
        return sure(at < 0 ? 0 : firstCue(text.slice(at)), 2);
      })
    );
    for (const {group, errors, trials} of delayed.measure(asRead, 6000, new Random(4)).by ?? [])
      if (group <= delay) expect(errors).toBe(0);
      else expect(Math.abs(errors / trials - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / trials));
    for (let update = 1; update <= 20; ++update) {
      const {inputs, targets} = delayed.batch(8, new Random(update), update);
      for (const [row, sequence] of sequences(inputs).entries()) {
        const due = [...targets.at].flatMap(([t, classes]) => ((classes as Int32Array)[row] < 0 ? [] : [t]));
        expect(due).toEqual([Math.min(placeOf(words(sequence)) + delay, sequence.length - 1)]);
      }
    }
  });

  it.each([
    ["always the same", () => 1],
    ["the last cue to the left", (text: string[]) => firstCue(text.slice(0, placeOf(text)).reverse())]
  ])("is chance for %s", (_, sentimentOf) => {
    const {score, solved} = task.measure(rule(sentimentOf), 6000, new Random(5));
    expect(Math.abs(score - task.score.baseline)).toBeLessThan(4 * Math.sqrt(1 / 4 / 6000));
    expect(solved).toBe(false);
  });

  it("is chance for a table of all that can stand to the left, learnt from 20,000 sentences", () => {
    const random = new Random(6);
    const seen = new Map<string, number>();
    for (let k = 0; k < 20_000; ++k) {
      const {words, intensifier: at, sentiment} = sample(random);
      const left = words.slice(0, at + 1).join(" ");
      seen.set(left, (seen.get(left) ?? 0) + (sentiment === "negative" ? 1 : -1));
    }
    const table = (text: string[]) => ((seen.get(text.slice(0, placeOf(text) + 1).join(" ")) ?? 0) > 0 ? 1 : 0);
    const {score} = task.measure(rule(table), 6000, random);
    expect(Math.abs(score - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / 6000));
  });
});

describe("intensifierGrammar", () => {
  it.each([
    ["it was cue intensifier !", "an intensifier after its cue"],
    ["it was intensifier !", "no cue"],
    ["it was intensifier mood and cue !", "another cue before the cue"],
    ["it was terribly intensifier cue !", "another intensifier before it"]
  ])("refuses %j: %s", (sentence) => {
    const rules = {...intensifier.rules, sentence: {[sentence]: 1}};
    expect(() => v.parse(intensifierGrammar, {...intensifier, rules})).toThrow("sentences in which `cue` is the first");
  });
});
