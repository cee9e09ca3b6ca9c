import {describe, expect, it} from "vitest";
import {predictionBatch} from "../../../src/experiments/tasks/prediction.js";

const vocabulary = [".", "a", "b", "c", "d"];
const sentences = [
  {words: ["a", "b", "c", "d", "."], due: 2},
  {words: ["b", "d", "."], due: 1}
];

describe("predictionBatch", () => {
  it("asks for every next word, and for nothing after a sentence's end", () => {
    const {inputs, targets} = predictionBatch(sentences, vocabulary, "every-word");
    expect(inputs.map((tokens) => [...tokens])).toEqual([
      [1, 2],
      [2, 4],
      [3, 0],
      [4, 0]
    ]);
    expect([...targets.at].map(([t, due]) => [t, ...due])).toEqual([
      [0, 2, 4],
      [1, 3, 0],
      [2, 4, -1],
      [3, 0, -1]
    ]);
  });

  it("asks for the one word alone, at the word before it", () => {
    const {targets} = predictionBatch(sentences, vocabulary, "due-word");
    expect([...targets.at].map(([t, due]) => [t, ...due])).toEqual([
      [0, -1, 4],
      [1, 3, -1]
    ]);
  });
});
