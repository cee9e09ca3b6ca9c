import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import type {Inputs} from "../../../src/engine/networks/batch.js";
import {Random} from "../../../src/engine/random.js";
import {addingBaseline, addingBatch, addingSequence, addingTask} from "../../../src/experiments/tasks/adding.js";
import {answering, holdsTaskLaws} from "./laws.js";

const sizes = {length: fc.integer({min: 2, max: 60}), batch: fc.integer({min: 1, max: 8}), seed: fc.integer()};

describe("addingBatch", () => {
  it("marks one value in each half, and asks for their sum", () => {
    fc.assert(
      fc.property(fc.record(sizes), ({length, batch, seed}) => {
        const {inputs, target, marks} = addingBatch({length, batch}, new Random(seed));
        expect(inputs).toHaveLength(length);
        const half = Math.floor(length / 2);
        for (let row = 0; row < batch; ++row) {
          const values = inputs.map(({data}) => data[2 * row]);
          const marked = inputs.flatMap(({data}, t) => (data[2 * row + 1] === 0 ? [] : [t]));
          expect(marked).toEqual(marks[row]);
          expect(marked.map((t) => t < half)).toEqual([true, false]);
          expect(marked.map((t) => inputs[t].data[2 * row + 1])).toEqual([1, 1]);
          expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
          expect(target.data[row]).toBe(values[marked[0]] + values[marked[1]]);
        }
      })
    );
  });

  it("marks every step of an odd length at times", () => {
    const {marks} = addingBatch({length: 7, batch: 400}, new Random(1));
    expect([...new Set(marks.flat())].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("costs 1/6 to who always answers the mean", () => {
    const {target} = addingBatch({length: 4, batch: 20_000}, new Random(2));
    const mean = target.data.reduce((total, sum) => total + (sum - 1) * (sum - 1), 0) / target.rows;
    // (y − 1)² has the variance 1/15 − 1/36 for the sum y of two uniform values.
    const standardError = Math.sqrt((1 / 15 - 1 / 36) / target.rows);
    expect(Math.abs(mean - addingBaseline)).toBeLessThan(4 * standardError);
  });

  it.each([
    {length: 1, batch: 1},
    {length: 2.5, batch: 1},
    {length: 4, batch: 0}
  ])("refuses length $length and batch $batch", ({length, batch}) => {
    expect(() => addingBatch({length, batch}, new Random(1))).toThrow(
      new RangeError(`addingBatch: expected length ≥ 2 and batch ≥ 1, got length ${length} and batch ${batch}`)
    );
  });
});

describe("addingSequence", () => {
  it("is the batch of one that addingBatch could have drawn", () => {
    fc.assert(
      fc.property(sizes.length, sizes.seed, (length, seed) => {
        const drawn = addingBatch({length, batch: 1}, new Random(seed));
        const values = drawn.inputs.map(({data}) => data[0]);
        expect(addingSequence(values, drawn.marks[0])).toEqual(drawn);
      })
    );
  });

  it.each([
    [0, 0],
    [-1, 2],
    [1, 3],
    [0.5, 2]
  ])("refuses marks at %d and %d of three values", (first, second) => {
    expect(() => addingSequence([0.1, 0.2, 0.3], [first, second])).toThrow(
      new RangeError(`addingSequence: expected two marks from 0 to 2, got ${first} and ${second}`)
    );
  });
});

describe("addingTask", () => {
  const task = addingTask({length: 12});
  holdsTaskLaws(task, "9346535fd56f608d");

  /** The sum of what is marked. */
  const oracle = answering((sequence) => {
    const sum = sequence.reduce((total, [value, mark]) => total + mark * value, 0);
    return sequence.map((_, t) => [t === sequence.length - 1 ? sum : NaN]);
  });

  it("draws what addingBatch draws", () => {
    const {inputs, target} = addingBatch({length: 12, batch: 3}, new Random(4));
    expect(task.batch(3, new Random(4), 1)).toEqual({inputs, targets: {kind: "values", at: new Map([[11, target]])}});
  });

  it("is solved by the sum of the marked values", () => {
    expect(task.measure(oracle, 500, new Random(5))).toEqual({score: 0, solved: true});
  });

  it("scores the mean of the squares", () => {
    const high = (inputs: Inputs) =>
      oracle(inputs).map(({rows, cols, data}) =>
        matrix(
          rows,
          cols,
          data.map((y) => y + 0.5)
        )
      );
    expect(task.measure(high, 3, new Random(5)).score).toBeCloseTo(0.25, 14);
  });

  it("scores the baseline by the mean, and half of it by one of the two values", () => {
    const examples = 20_000;
    const mean = task.measure(
      answering((sequence) => sequence.map(() => [1])),
      examples,
      new Random(6)
    );
    const standardError = Math.sqrt((1 / 15 - 1 / 36) / examples);
    expect(Math.abs(mean.score - task.score.baseline)).toBeLessThan(4 * standardError);
    const first = answering((sequence) => {
      const [value] = sequence.find(([, mark]) => mark === 1) ?? [NaN];
      return sequence.map(() => [value + 1 / 2]);
    });
    const one = task.measure(first, examples, new Random(6));
    expect(Math.abs(one.score - 1 / 12)).toBeLessThan(0.003);
    expect([mean.solved, one.solved]).toEqual([false, false]);
  });

  it("refuses a length of 1", () => {
    expect(() => addingTask({length: 1})).toThrow(
      "addingTask: expected length to be a whole number of at least 2, got 1"
    );
  });
});
