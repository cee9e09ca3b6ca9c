import {describe, expect, it} from "vitest";
import {log} from "../../../src/engine/numerics/log.js";
import {Random} from "../../../src/engine/random.js";
import {agreementVocabulary} from "../../../src/experiments/tasks/agreementGrammar.js";
import {nextWordProbabilities} from "../../../src/experiments/tasks/agreementProbabilities.js";
import {nextWordTask} from "../../../src/experiments/tasks/nextWord.js";
import {agreement} from "./grammars.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const vocabulary = agreementVocabulary(agreement);
const task = nextWordTask(agreement);
const words = (sequence: number[][]) => sequence.map(([token]) => vocabulary[token]);
const never = -50;

/** The outputs of a model that expects what the grammar does. */
const byGrammar = answering((sequence) =>
  sequence.map((_, t) => {
    const next = nextWordProbabilities(agreement, words(sequence).slice(0, t + 1));
    return vocabulary.map((word) => (next.has(word) ? log(next.get(word) ?? 0) : never));
  })
);

describe("nextWordTask", () => {
  holdsTaskLaws(task, "5a3932c4bebed164");

  it("has the next word due at every word but the last, which is read too", () => {
    const {inputs, targets} = task.batch(5, new Random(4), 1);
    const read = sequences(inputs).map(words);
    for (const sentence of read) expect(sentence.at(-1)).toBe(".");
    expect([...targets.at.keys()]).toEqual(read[0].slice(1).map((_, t) => t));
    for (const [t, due] of targets.at)
      expect(Array.from(due as Int32Array, (token) => vocabulary[token])).toEqual(
        read.map((sentence) => sentence[t + 1])
      );
  });

  it("is solved by who expects what the grammar does, at about the grammar's entropy", () => {
    const {score, solved} = task.measure(byGrammar, 1000, new Random(5));
    expect(solved).toBe(true);
    // Subject; for each further phrase preposition, number and noun; whether there is one; the predicate: by hand.
    const entropy = (...weights: number[]) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return -weights.reduce((sum, weight) => sum + (weight / total) * Math.log(weight / total), 0);
    };
    const phrases = 0.15 / 0.85;
    const predicate = entropy(2, 1, 1) + (entropy(2, 1, 1, 1) + entropy(2, 1, 1, 1)) / 2 + Math.log(4) / 2;
    const nats = Math.log(20) + phrases * (Math.log(40) + entropy(9, 1)) + entropy(15, 85) / 0.85 + predicate;
    expect(score).toBeCloseTo(nats / (2 + 3 * phrases + 3.25), 1);
  });

  it("is far below that for who looks at the next word, and at the baseline for who knows nothing", () => {
    const cheat = answering((sequence) =>
      sequence.map((_, t) => sure(sequence[Math.min(t + 1, sequence.length - 1)][0], vocabulary.length))
    );
    expect(task.measure(cheat, 500, new Random(6)).score).toBeLessThan(1e-9);
    const blank = answering((sequence) => sequence.map(() => vocabulary.map(() => 0)));
    const {score, solved} = task.measure(blank, 500, new Random(6));
    expect(score).toBeCloseTo(task.score.baseline, 9);
    expect(solved).toBe(false);
  });

  it("is not solved by who does not know which form of the verb agrees", () => {
    const {singular, plural} = agreement.verb;
    const numberless = answering((sequence) =>
      sequence.map((_, t) => {
        const next = new Map(nextWordProbabilities(agreement, words(sequence).slice(0, t + 1)));
        const either = next.get(singular) ?? next.get(plural);
        if (either !== undefined) for (const form of [singular, plural]) next.set(form, either / 2);
        return vocabulary.map((word) => (next.has(word) ? log(next.get(word) ?? 0) : never));
      })
    );
    expect(task.measure(numberless, 1000, new Random(7)).solved).toBe(false);
  });
});
