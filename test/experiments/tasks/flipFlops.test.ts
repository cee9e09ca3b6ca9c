import {describe, expect, it} from "vitest";
import type {Matrix} from "../../../src/engine/linear/matrix.js";
import {Random} from "../../../src/engine/random.js";
import {flipFlopsTask} from "../../../src/experiments/tasks/flipFlops.js";
import {answering, holdsTaskLaws, sequences} from "./laws.js";

describe("flipFlopsTask", () => {
  const task = flipFlopsTask({length: 20, bits: 3});
  holdsTaskLaws(task, "b5672181661b942d");

  /** The last pulse of each bit, at each step. */
  const lasts = (sequence: number[][]): number[][] => {
    let last = sequence[0].map(() => 0);
    return sequence.map((x) => (last = last.map((value, bit) => (x[bit] === 0 ? value : x[bit]))));
  };

  it("has a pulse of every bit at the first step, at a quarter of the others, and asks for each bit's last", () => {
    const {inputs, targets} = task.batch(300, new Random(4), 1);
    let came = 0;
    for (const [row, sequence] of sequences(inputs).entries()) {
      expect(sequence[0].every((value) => Math.abs(value) === 1)).toBe(true);
      expect(sequence.flat().every((value) => [-1, 0, 1].includes(value))).toBe(true);
      came += sequence
        .slice(1)
        .flat()
        .filter((value) => value !== 0).length;
      const due = sequence.map((_, t) => [...(targets.at.get(t) as Matrix).data.subarray(3 * row, 3 * row + 3)]);
      expect(due).toEqual(lasts(sequence));
    }
    const trials = 300 * 19 * 3;
    expect(Math.abs(came / trials - 1 / 4)).toBeLessThan(4 * Math.sqrt(3 / 16 / trials));
  });

  it("is solved by the right signs, and not by constants; an answer of 0 or NaN is wrong", () => {
    const oracle = answering((sequence) => lasts(sequence).map((due) => due.map((value) => value / 10)));
    expect(task.measure(oracle, 300, new Random(3))).toEqual({score: 0, solved: true});
    const {score} = task.measure(
      answering((sequence) => sequence.map(() => [1, 1, 1])),
      2000,
      new Random(3)
    );
    expect(Math.abs(score - task.score.baseline)).toBeLessThan(0.02);
    for (const nothing of [0, NaN]) {
      const silent = answering((sequence) => sequence.map(() => [nothing, nothing, nothing]));
      expect(task.measure(silent, 10, new Random(3))).toEqual({score: 1, solved: false});
    }
  });
});
