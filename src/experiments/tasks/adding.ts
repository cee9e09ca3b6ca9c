import {matrix, zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";

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
