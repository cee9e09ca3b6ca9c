import type {Matrix} from "../linear/matrix.js";
import type {Sequences} from "./inputs.js";
import type {Rows} from "./kernels/rows.js";

/** The most sequences that pass through a network at a time where there may be thousands. */
const most = 64;

/**
 * The outputs y_t of [B, O] at every step, a part of the sequences at a time.
 * @param pass makes y of these sequences, rows t · B + b with their own B
 */
export function outputsInParts(
  {T, B, O}: {readonly T: number; readonly B: number; readonly O: number},
  pass: (some: Sequences) => Rows
): readonly Matrix[] {
  const outputs = Array.from({length: T}, () => new Float64Array(B * O));
  for (let first = 0; first < B; first += most) {
    const some = {first, B: Math.min(most, B - first)};
    const {view} = pass(some).floats;
    for (const [t, data] of outputs.entries()) data.set(view.subarray(t * some.B * O, (t + 1) * some.B * O), first * O);
  }
  return outputs.map((data): Matrix => ({rows: B, cols: O, data}));
}
