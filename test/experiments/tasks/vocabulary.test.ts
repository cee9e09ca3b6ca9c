import {describe, expect, it} from "vitest";
import {splitSentence, tokensOf, unknownWords, vocabularyOf} from "../../../src/experiments/tasks/vocabulary.js";

const vocabulary = vocabularyOf(["the", "movie", "was"], ["was", "!", "terribly"]);

describe("a vocabulary", () => {
  it("has every word once, in an order that no list decides", () => {
    expect(vocabulary).toEqual(["!", "movie", "terribly", "the", "was"]);
    expect(vocabularyOf(["terribly", "!"], ["the", "was", "movie"])).toEqual(vocabulary);
  });

  it("makes tokens of its words", () => {
    expect([...tokensOf(vocabulary, ["the", "movie", "was"])]).toEqual([3, 1, 4]);
  });

  it("names what it has not", () => {
    expect(unknownWords(vocabulary, ["a", "movie", "so", "was"])).toEqual(["a", "so"]);
    expect(() => tokensOf(vocabulary, ["a", "movie", "so"])).toThrow(
      new RangeError('tokensOf: expected words of the vocabulary, got "a", "so"')
    );
  });
});

describe("splitSentence", () => {
  it.each([
    ["The movie was terribly exciting!", ["the", "movie", "was", "terribly", "exciting", "!"]],
    ["  Well-made, isn't  it?", ["well-made", ",", "isn't", "it", "?"]],
    ["", []]
  ])("reads %j", (text, words) => {
    expect(splitSentence(text)).toEqual(words);
  });
});
