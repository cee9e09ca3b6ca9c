import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {expand, grammarRules, lengthsOf, pick, split, wordsOf} from "../../../src/experiments/tasks/grammar.js";

const rules = {
  sentence: {"the noun sleeps": 3, "it is very quality indeed": 1},
  noun: {cat: 1, "old cat": 2, "very very old cat": 1},
  quality: {good: 1},
  unused: {never: 1}
};

describe("expand", () => {
  it("draws every expansion in proportion to its weights", () => {
    const random = new Random(1);
    const draws = 40_000;
    const counts = new Map<string, number>();
    for (let k = 0; k < draws; ++k) {
      const sentence = expand(rules, "sentence", random).join(" ");
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    }
    const expected = {
      "the cat sleeps": 3 / 16,
      "the old cat sleeps": 6 / 16,
      "the very very old cat sleeps": 3 / 16,
      "it is very good indeed": 4 / 16
    };
    expect([...counts.keys()].sort()).toEqual(Object.keys(expected).sort());
    for (const [sentence, p] of Object.entries(expected))
      expect(Math.abs((counts.get(sentence) ?? 0) / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
  });

  it("leaves a word as it is, even one that every object has", () => {
    expect(expand(rules, "constructor", new Random(1))).toEqual(["constructor"]);
  });
});

describe("wordsOf and lengthsOf", () => {
  it("say what a symbol can become, and what it cannot they leave out", () => {
    expect(wordsOf(rules, "sentence").sort()).toEqual(
      ["cat", "good", "indeed", "is", "it", "old", "sleeps", "the", "very"].sort()
    );
    expect(lengthsOf(rules, "sentence")).toEqual([3, 4, 5, 6]);
    expect(lengthsOf(rules, "noun")).toEqual([1, 2, 4]);
    expect(lengthsOf(rules, "cat")).toEqual([1]);
  });
});

describe("grammarRules", () => {
  it.each([
    [{a: {"b c": 1}, b: {"x a": 1}}, "rules that do not go in a circle"],
    [{a: {}}, "a rule with something on its right side"],
    [{a: {b: 0}}, "Invalid value: Expected >0 but received 0"]
  ])("refuse %o", (wrong, message) => {
    expect(() => v.parse(grammarRules, wrong)).toThrow(message);
  });

  it("take rules that end", () => {
    expect(v.parse(grammarRules, rules)).toEqual(rules);
  });
});

it("pick takes each of a list", () => {
  const random = new Random(3);
  expect(new Set(Array.from({length: 100}, () => pick(["a", "b", "c"], random))).size).toBe(3);
});

it("split takes the words between spaces", () => {
  expect(split(" , so  it was ")).toEqual([",", "so", "it", "was"]);
});
