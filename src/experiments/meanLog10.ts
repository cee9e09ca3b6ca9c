import {norm, type Matrix} from "../engine/linear/matrix.js";
import {log10} from "../engine/numerics/log.js";

/**
 * The mean over a batch's sequences of log10 of their gradients' lengths.
 * @param gradient ∂J/∂h^t of [B, H]; J is averaged over the batch, so that a sequence's own gradient is B times its row
 */
export function meanLog10({rows, cols, data}: Matrix): number {
  let total = 0;
  for (let row = 0; row < rows; ++row) total += log10(rows * norm(data.subarray(row * cols, (row + 1) * cols)));
  return total / rows;
}
