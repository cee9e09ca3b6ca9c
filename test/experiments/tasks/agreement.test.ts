import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {agreementTask} from "../../../src/experiments/tasks/agreement.js";
import {
  agreementGrammar,
  agreementVocabulary,
  annotate,
  sampleAttractors,
  sampleSentence,
  opposite
} from "../../../src/experiments/tasks/agreementGrammar.js";
import {agreement} from "./grammars.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const vocabulary = agreementVocabulary(agreement);
const words = (sequence: number[][]) => sequence.map(([token]) => vocabulary[token]);
const plurals = agreement.nouns.map(({plural}) => plural);
const singulars = agreement.nouns.map(({singular}) => singular);
const isNoun = (word: string) => plurals.includes(word) || singulars.includes(word);

/** Within four standard errors of a binomial share. */
function near(errors: number, trials: number, p: number): void {
  expect(Math.abs(errors / trials - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / trials));
}

describe("sampleSentence", () => {
  const random = new Random(1);
  const drawn = Array.from({length: 6000}, () => sampleSentence(agreement, random));

  it("follows the grammar, the verb agreeing with the first noun", () => {
    for (const {words, subject, verb, number, attractors, recent} of drawn.slice(0, 1000)) {
      expect(words.join(" ")).toMatch(/^the \w+( (of|near|behind|with) the \w+)* (is|are) [^.]+ \.$/);
      const nouns = words.slice(0, verb).filter(isNoun);
      expect(words[subject]).toBe(nouns[0]);
      expect(number).toBe(plurals.includes(nouns[0]) ? "plural" : "singular");
      expect(words[verb]).toBe(number === "plural" ? "are" : "is");
      expect(attractors.every((place) => plurals.includes(words[place]) === (number === "singular"))).toBe(true);
      expect(attractors).toHaveLength(
        nouns.filter((noun) => plurals.includes(noun) !== plurals.includes(nouns[0])).length
      );
      expect(recent).toBe(plurals.includes(nouns[nouns.length - 1]) ? "plural" : "singular");
      expect(words.slice(verb + 1).some(isNoun)).toBe(false);
    }
  });

  it("has its probabilities of a phrase, of the subject's number, and of either number", () => {
    near(drawn.filter(({number}) => number === "plural").length, drawn.length, 1 / 2);
    const phrases = drawn.map(({words, verb}) => words.slice(0, verb).filter(isNoun).length - 1);
    // Geometric: k phrases with probability 0.85 · 0.15^k.
    for (const k of [0, 1, 2, 3]) near(phrases.filter((count) => count === k).length, drawn.length, 0.85 * 0.15 ** k);
    const inPhrases = phrases.reduce((total, count) => total + count, 0);
    near(
      drawn.reduce((total, {attractors}) => total + attractors.length, 0),
      inPhrases,
      0.1
    );
    near(
      drawn.filter(({number, recent}) => number !== recent).length,
      drawn.length,
      agreement.phrase * (1 - agreement.sameNumber)
    );
  });

  it("has every noun go by the subject's number, not by that of the noun before it", () => {
    const long = Array.from({length: 4000}, () => sampleSentence({...agreement, phrase: 0.5}, random));
    const second = long.filter(({words, verb}) => words.slice(0, verb).filter(isNoun).length === 3);
    near(second.filter(({number, recent}) => number !== recent).length, second.length, 0.1);
  });

  it("uses every word of the vocabulary", () => {
    expect([...new Set(drawn.flatMap(({words}) => words))].sort()).toEqual(vocabulary);
  });
});

describe("annotate", () => {
  it("finds what the lecture's sentence is about", () => {
    const sentence = "the writer of the books is planning a sequel .".split(" ");
    expect(annotate(agreement, sentence)).toEqual({
      words: sentence,
      subject: 1,
      number: "singular",
      attractors: [4],
      recent: "plural",
      verb: 5
    });
  });

  it("reads a beginning without a verb, and asks for a noun", () => {
    expect(annotate(agreement, ["the", "books", "near", "the", "ships"])).toMatchObject({
      number: "plural",
      attractors: [],
      verb: 5
    });
    expect(() => annotate(agreement, ["the", "is"])).toThrow(
      `annotate: expected one of the grammar's nouns before the verb, got "the is"`
    );
  });
});

it("sampleAttractors has as many attractors as asked, all of the other number", () => {
  const random = new Random(2);
  for (const number of ["singular", "plural"] as const)
    for (const attractors of [0, 1, 2, 3, 4]) {
      const drawn = sampleAttractors(agreement, number, attractors, random);
      expect(drawn.number).toBe(number);
      expect(drawn.attractors).toHaveLength(attractors);
      expect(drawn.verb).toBe(2 + 3 * attractors);
      expect(drawn.recent).toBe(attractors === 0 ? number : opposite(number));
    }
});

describe("agreementTask", () => {
  const task = agreementTask({objective: "every-word"}, agreement);
  holdsTaskLaws(task, "9025609f44242840");

  it("asks for every next word up to the full stop, and for the verb alone where it is told to", () => {
    const [size, seed] = [64, 3];
    const every = task.batch(size, new Random(seed), 1);
    const verbs = agreementTask({objective: "due-word"}, agreement).batch(size, new Random(seed), 1);
    expect(verbs.inputs).toEqual(every.inputs);
    for (const [row, sequence] of sequences(every.inputs).entries()) {
      const read = words(sequence);
      const due = (at: typeof every.targets.at) =>
        read.map((_, t) => vocabulary[(at.get(t) as Int32Array | undefined)?.[row] ?? -1]);
      const end = read.includes(".") ? read.indexOf(".") : read.length;
      expect(due(every.targets.at)).toEqual(
        read.map((_, t) => (t + 1 < end ? read[t + 1] : t + 1 === end ? "." : undefined))
      );
      const verb = read.findIndex((word) => word === "is" || word === "are");
      expect(due(verbs.targets.at)).toEqual(read.map((_, t) => (t + 1 === verb ? read[verb] : undefined)));
    }
  });

  const verbFor = (plural: boolean) => sure(vocabulary.indexOf(plural ? "are" : "is"), vocabulary.length);
  const rule = (choose: (nouns: string[]) => string | undefined) =>
    answering((sequence) => {
      const noun = choose(words(sequence).filter(isNoun)) ?? "";
      return sequence.map(() => verbFor(plurals.includes(noun)));
    });

  it("is solved by the number of the first noun", () => {
    const measures = task.measure(
      rule((nouns) => nouns[0]),
      1000,
      new Random(4)
    );
    const by = [0, 1, 2, 3, 4].map((group) => ({group, errors: 0, trials: 200}));
    expect(measures).toEqual({score: 0, solved: true, by});
  });

  it("scores 0.8 by sequential recency: right without attractors, wrong with any", () => {
    const {score, solved, by} = task.measure(
      rule((nouns) => nouns[nouns.length - 1]),
      2100,
      new Random(5)
    );
    expect(score).toBe(0.8);
    expect(solved).toBe(false);
    expect(by?.map(({errors, trials}) => errors / trials)).toEqual([0, 1, 1, 1, 1]);
  });

  it("scores the baseline by always the same form, whichever", () => {
    for (const plural of [false, true]) {
      const {score, by} = task.measure(
        answering((sequence) => sequence.map(() => verbFor(plural))),
        21,
        new Random(6)
      );
      expect(score).toBe(task.score.baseline);
      // 21 examples are rounded up to the same even number for each of five groups.
      expect(by?.map(({errors, trials}) => [errors, trials])).toEqual(new Array(5).fill([3, 6]));
    }
  });

  it("counts no preference as an error", () => {
    const none = answering((sequence) => sequence.map(() => vocabulary.map(() => 0)));
    expect(task.measure(none, 10, new Random(7)).score).toBe(1);
  });
});

describe("agreementGrammar", () => {
  it.each([
    [{...agreement, phrase: 1}, "Expected <1"],
    [{...agreement, rules: {}}, "a rule for predicate"],
    [{...agreement, nouns: [{singular: "sheep", plural: "sheep"}]}, "nouns and verb whose forms all differ"]
  ])("refuses what would never end or cannot be told", (wrong, message) => {
    expect(() => v.parse(agreementGrammar, wrong)).toThrow(message);
  });
});
