import {expect, it} from "vitest";
import {matrix, zeros, type Matrix} from "../../../src/engine/linear/matrix.js";
import type {Batch, Inputs} from "../../../src/engine/networks/batch.js";
import {Random} from "../../../src/engine/random.js";
import type {Task} from "../../../src/experiments/tasks/task.js";
import {digest} from "../../support/digest.js";

/** All that a batch holds, the steps of its targets and `carry` included. */
function contents({inputs, targets, carry}: Batch): Matrix[] {
  const numbers = (values: ArrayLike<number>) => matrix(1, values.length, values);
  const due = [...targets.at].flatMap(([t, due]) => [numbers([t]), "data" in due ? due : numbers(due)]);
  return [...inputs.map((x) => ("data" in x ? x : numbers(x))), ...due, numbers([carry ? 1 : 0])];
}

/** The laws that every task obeys; `expected` is the digest of three batches of four. */
export function holdsTaskLaws(task: Task, expected: string): void {
  it("has the same bits on every platform", () => {
    const random = new Random(1991);
    expect(digest([1, 2, 3].flatMap((update) => contents(task.batch(4, random, update))))).toBe(expected);
  });

  it("makes a batch of the generator's state and the update's number alone", () => {
    const random = new Random(7);
    task.batch(3, random, 1);
    const state = random.state();
    const following = contents(task.batch(5, random, 2));
    // As in a batch drawn for a measurement between the two, or by another run of the same task.
    task.batch(2, new Random(8), 9);
    expect(contents(task.batch(5, Random.restore(state), 2))).toEqual(following);
  });

  it("has inputs and targets of the shapes that it says", () => {
    const {inputs, targets} = task.batch(4, new Random(3), 1);
    for (const x of inputs)
      if ("data" in x) expect([x.rows, x.cols]).toEqual([4, "size" in task.input ? task.input.size : NaN]);
      else {
        expect(x).toHaveLength(4);
        const words = "vocabulary" in task.input ? task.input.vocabulary.length : 0;
        expect(x.every((token) => token >= 0 && token < words)).toBe(true);
      }
    expect(targets.at.size).toBeGreaterThan(0);
    for (const [t, due] of targets.at) {
      expect(t >= 0 && t < inputs.length).toBe(true);
      if ("data" in due) expect([due.rows, due.cols]).toEqual([4, task.outputSize]);
      else {
        expect(due).toHaveLength(4);
        expect(due.every((wanted) => wanted >= -1 && wanted < task.outputSize)).toBe(true);
      }
    }
  });

  it.each([0, 1.5])("refuses a batch of %d", (size) => {
    expect(() => task.batch(size, new Random(1), 1)).toThrow(RangeError);
  });

  it("refuses to measure on no examples", () => {
    expect(() => task.measure((inputs) => inputs.map(() => zeros(1, task.outputSize)), 0, new Random(1))).toThrow(
      `to be a whole number of at least 1, got 0`
    );
  });
}

/** The rows of the inputs of each sequence, step by step: vectors or tokens. */
export function sequences(inputs: Inputs): number[][][] {
  const first = inputs[0];
  const rows = "data" in first ? first.rows : first.length;
  return Array.from({length: rows}, (_, row) =>
    inputs.map((x) => ("data" in x ? [...x.data.subarray(row * x.cols, (row + 1) * x.cols)] : [x[row]]))
  );
}

/** A network that answers by a rule: `answer` gives the outputs of every step for one sequence. */
export function answering(answer: (sequence: number[][]) => number[][]): (inputs: Inputs) => readonly Matrix[] {
  return (inputs) => {
    const answers = sequences(inputs).map(answer);
    return inputs.map((_, t) =>
      matrix(
        answers.length,
        answers[0][t].length,
        answers.flatMap((steps) => steps[t])
      )
    );
  };
}

/** Outputs that are all but certain of one class. */
export function sure(wanted: number, outputs: number): number[] {
  return Array.from({length: outputs}, (_, j) => (j === wanted ? 50 : 0));
}
