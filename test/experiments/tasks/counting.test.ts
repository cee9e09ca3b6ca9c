import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {countingTask} from "../../../src/experiments/tasks/counting.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const task = countingTask({trained: 7, tested: 23});

/** Counts a's and takes b's away, in numbers of at most `most`: says “last” where one is left before the letter. */
const countingTo = (most: number) =>
  answering((sequence) => {
    let left = 0;
    return sequence.map(([a, b]) => {
      left = Math.min(most, left + a) - b;
      return sure(b === 1 && left === 0 ? 1 : 0, 2);
    });
  });

describe("countingTask", () => {
  holdsTaskLaws(task, "ac00a473aa48dd0b");

  it("reads a's and as many b's, and asks at each b alone: whether it is the last", () => {
    const {inputs, targets} = task.batch(20, new Random(1), 1);
    sequences(inputs).forEach((letters, row) => {
      const [as, bs] = [0, 1].map((letter) => letters.filter((x) => x[letter] === 1).length);
      expect(as).toBe(bs);
      expect(as >= 1 && as <= 7).toBe(true);
      const due = letters.map((_, t) => {
        const asked = targets.at.get(t);
        return asked instanceof Int32Array ? asked[row] : undefined;
      });
      expect(due.slice(0, as).every((wanted) => wanted === -1)).toBe(true);
      expect(due.slice(as, 2 * as)).toEqual([...new Array<number>(as - 1).fill(0), 1]);
    });
  });

  it("scores at how many n a network is right, and has solved it with those that it is trained on", () => {
    const measure = (most: number) => task.measure(countingTo(most), 1, new Random(1));
    expect(measure(Infinity)).toMatchObject({score: 23, solved: true});
    expect(measure(7)).toMatchObject({score: 7, solved: true});
    expect(measure(6)).toMatchObject({score: 6, solved: false});
    expect(measure(7).by).toEqual(
      [5, 10, 15, 20, 23].map((group, k) => ({group, errors: [0, 3, 5, 5, 3][k], trials: k < 4 ? 5 : 3}))
    );
  });
});
