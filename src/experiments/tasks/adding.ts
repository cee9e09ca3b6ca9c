import {matrix, zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";
import {portions} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import type {Task} from "./task.js";

/** A batch of the adding problem. */
export interface AddingBatch {
  /** x_t of [B, 2] for each step: a value, and 1 where it is marked. */
  readonly inputs: readonly Matrix[];
  /** The sum of the two marked values, [B, 1]: due at the last step. */
  readonly target: Matrix;
  /** The two marked steps of each sequence, from 0. */
  readonly marks: readonly (readonly [number, number])[];
}

/** Mean squared error of always answering 1, the mean of the sum of two uniform values: their variance, 1/6. */
export const addingBaseline = 1 / 6;

/**
 * The adding problem: values uniform in [0, 1), of which one in the first half and one in the second are marked; the
 * answer is the sum of the two.
 * Source: Hochreiter & Schmidhuber 1997, section 5.4, in the form of Arjovsky, Shah, Bengio 2016, section 4.2.
 * @throws RangeError on fewer than two steps or no sequences.
 */
export function addingBatch({length, batch}: {length: number; batch: number}, random: Random): AddingBatch {
  if (!(Number.isInteger(length) && length >= 2 && Number.isInteger(batch) && batch >= 1))
    throw new RangeError(`addingBatch: expected length ≥ 2 and batch ≥ 1, got length ${length} and batch ${batch}`);
  const half = Math.floor(length / 2);
  const inputs = Array.from({length}, () => zeros(batch, 2));
  const target = zeros(batch, 1);
  const marks: [number, number][] = [];
  for (let row = 0; row < batch; ++row) {
    for (const x of inputs) x.data[2 * row] = random.uniform();
    const mark: [number, number] = [random.integer(half), half + random.integer(length - half)];
    for (const t of mark) {
      inputs[t].data[2 * row + 1] = 1;
      target.data[row] += inputs[t].data[2 * row];
    }
    marks.push(mark);
  }
  return {inputs, target, marks};
}

/**
 * One sequence given by its values and its two marks (from 0), as a batch of one.
 * @throws RangeError where the marks are not two different steps of the sequence.
 */
export function addingSequence(values: readonly number[], marks: readonly [number, number]): AddingBatch {
  const inside = marks.every((t) => Number.isInteger(t) && t >= 0 && t < values.length);
  if (!inside || marks[0] === marks[1])
    throw new RangeError(
      `addingSequence: expected two marks from 0 to ${values.length - 1}, got ${marks.join(" and ")}`
    );
  return {
    inputs: values.map((value, t) => matrix(1, 2, [value, marks.includes(t) ? 1 : 0])),
    target: matrix(1, 1, [values[marks[0]] + values[marks[1]]]),
    marks: [marks]
  };
}

/**
 * Mean squared error below which the adding problem counts as solved. Who remembers one of the two values exactly is
 * at 1/12 = 0.083, so an error far below it needs both; at 0.01 the answer is off by 0.1, a twentieth of its range.
 * Hochreiter & Schmidhuber 1997 call a sequence correct below an error of 0.08 in these units (0.04 of theirs, where
 * the range of the sum is 1); their share of correct sequences is not asked for, since the papers that this task is
 * compared with draw the mean squared error.
 */
export const addingSolved = 0.01;

/** The adding problem as a task: squared error of the answer after the last step. See `addingBatch` for its source. */
export function addingTask({length}: {length: number}): Task {
  checkWhole("addingTask", {length}, {length: 2});
  return {
    name: "adding",
    input: {size: 2},
    outputSize: 1,
    score: {name: "mean squared error", baseline: addingBaseline, better: "lower"},
    batch(size, random) {
      const {inputs, target} = addingBatch({length, batch: size}, random);
      return {inputs, targets: {kind: "values", at: new Map([[length - 1, target]])}};
    },
    measure(outputs, examples, random) {
      checkWhole("addingTask.measure", {examples}, {examples: 1});
      let total = 0;
      for (const batch of portions(examples)) {
        const {inputs, target} = addingBatch({length, batch}, random);
        const y = outputs(inputs)[length - 1];
        for (let row = 0; row < batch; ++row) total += (y.data[row] - target.data[row]) ** 2;
      }
      const score = total / examples;
      return {score, solved: score < addingSolved};
    }
  };
}
