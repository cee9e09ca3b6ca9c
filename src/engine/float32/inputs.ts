import type {Inputs} from "../networks/batch.js";
import type {Float32Network} from "./float32Network.js";

/** Some sequences of the inputs: their first, and how many. */
export interface Sequences {
  readonly first: number;
  readonly B: number;
}

/**
 * Writes the inputs of a pass, checked by `checkInputs` before, where the network reads them.
 */
export function writeInputs(
  {x, tokens}: Pick<Float32Network, "x" | "tokens">,
  inputs: Inputs,
  {first, B}: Sequences
): void {
  for (const [t, step] of inputs.entries())
    if (step instanceof Int32Array) tokens?.view.set(step.subarray(first, first + B), t * B);
    else {
      const {view} = x.floats;
      const I = step.cols;
      for (let b = 0; b < B; ++b)
        view.set(step.data.subarray((first + b) * I, (first + b + 1) * I), (t * B + b) * x.width + x.column);
    }
}
