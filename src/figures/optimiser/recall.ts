import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import type {Random} from "../../engine/random.js";

/** A channel for bits, and one for noise. */
export const inputSize = 2;

/** What stands between the bit and the answer, and what the answer is: the bit, or the sum of it and one at the last step. */
export const conditions = ["silence", "noise", "near"] as const;
export type Condition = (typeof conditions)[number];

/**
 * Sequences whose first input is a bit, ±1, which has to be recalled after the last step. In silence nothing comes after
 * it; in noise, at every later step, a normal number in a channel of its own that means nothing. Near: a second bit comes
 * at the last step, and the answer is the sum of both.
 */
export function recallBatch(
  {length, condition}: {length: number; condition: Condition},
  size: number,
  random: Random
): Batch {
  const inputs: Matrix[] = Array.from({length}, () => zeros(size, inputSize));
  const target = zeros(size, 1);
  for (let row = 0; row < size; ++row) {
    const bit = 2 * random.integer(2) - 1;
    inputs[0].data[inputSize * row] = bit;
    target.data[row] = bit;
    if (condition === "noise") for (const x of inputs.slice(1)) x.data[inputSize * row + 1] = random.normal();
    if (condition === "near") {
      const second = 2 * random.integer(2) - 1;
      inputs[length - 1].data[inputSize * row] += second;
      target.data[row] += second;
    }
  }
  return {inputs, targets: {kind: "values", at: new Map([[length - 1, target]])}};
}
