import {describe, expect, it} from "vitest";
import {log} from "../../../src/engine/numerics/log.js";
import {Random} from "../../../src/engine/random.js";
import {agreementVocabulary} from "../../../src/experiments/tasks/agreementGrammar.js";
import {
  maskedWordProbabilities,
  nextWordProbabilities,
  type WordProbabilities
} from "../../../src/experiments/tasks/agreementProbabilities.js";
import {mask, maskedWordTask} from "../../../src/experiments/tasks/maskedWord.js";
import {agreement} from "./grammars.js";
import {answering, holdsTaskLaws, sequences} from "./laws.js";

const vocabulary = agreementVocabulary(agreement);
const tokens = [...vocabulary, mask];
const task = maskedWordTask(agreement);
const words = (sequence: number[][]) => sequence.map(([token]) => tokens[token]);

/** A model that answers at every word with what is known of the masked one. */
const filling = (known: (words: string[], masked: number) => WordProbabilities) =>
  answering((sequence) => {
    const read = words(sequence);
    const filled = known(read, read.indexOf(mask));
    return sequence.map(() => vocabulary.map((word) => (filled.has(word) ? log(filled.get(word) ?? 0) : -50)));
  });
const bothWays = filling((read, masked) => maskedWordProbabilities(agreement, read, masked));
const oneWay = filling((read, masked) => nextWordProbabilities(agreement, read.slice(0, masked)));

describe("maskedWordTask", () => {
  holdsTaskLaws(task, "19a6ebadc8c30dc1");

  it("masks one word of each sentence, any of them, and asks for it there", () => {
    const {inputs, targets} = task.batch(200, new Random(4), 1);
    const masked = sequences(inputs).map((sequence) =>
      words(sequence).flatMap((word, t) => (word === mask ? [t] : []))
    );
    for (const [row, places] of masked.entries()) {
      expect(places).toHaveLength(1);
      for (const [t, due] of targets.at) expect((due as Int32Array)[row] >= 0).toBe(t === places[0]);
    }
    expect(new Set(masked.flat()).size).toBe(inputs.length);
  });

  it("is solved by who knows both sides, with every subject's number right", () => {
    const {solved, by} = task.measure(bothWays, 500, new Random(5));
    expect(solved).toBe(true);
    expect(by?.map(({group, errors}) => [group, errors])).toEqual([0, 1, 2, 3, 4].map((group) => [group, 0]));
  });

  it("is not solved by who knows the left side alone, and cannot tell a subject's number", () => {
    const {solved, score, by} = task.measure(oneWay, 500, new Random(5));
    expect(solved).toBe(false);
    expect(score).toBeGreaterThan(task.measure(bothWays, 500, new Random(5)).score + 0.2);
    for (const {errors, trials} of by ?? []) expect(errors / trials).toBeGreaterThanOrEqual(0.5);
  });

  it("is at the baseline for who knows nothing", () => {
    const blank = answering((sequence) => sequence.map(() => vocabulary.map(() => 0)));
    expect(task.measure(blank, 500, new Random(6)).score).toBeCloseTo(task.score.baseline, 9);
  });
});
