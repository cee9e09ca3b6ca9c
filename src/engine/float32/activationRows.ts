import type {FeedForwardSpec} from "../networks/feedForward.js";
import type {Floats} from "./kernels/floats.js";
import type {Rows} from "./kernels/rows.js";

/**
 * φ and φ′ of a feed-forward layer over float32 numbers. What the kernels have not is done in JavaScript: each number in
 * float64, rounded once when it is stored, which is the same bits in every engine.
 */
type Kind = FeedForwardSpec["activation"];

/** φ in place over contiguous numbers. */
export function applyActivation(kind: Kind, {memory: {kernels}, pointer, length, view}: Floats): void {
  switch (kind) {
    case "tanh":
      return kernels.tanh(pointer, length);
    case "logistic":
      return kernels.logistic(pointer, length);
    case "relu":
      for (let k = 0; k < length; ++k) if (view[k] <= 0) view[k] = 0; // asked so, NaN passes through
  }
}

/** da = dh ∘ φ′(a) for the first `rows` rows, from h = φ(a); dh may be some columns of wider rows. */
export function backThroughActivation(
  kind: Kind,
  {h, dh, da}: {readonly h: Rows; readonly dh: Rows; readonly da: Rows},
  rows: number
): void {
  const [y, dy, result, n] = [h.floats.view, dh.floats.view, da.floats.view, h.columns];
  for (let row = 0; row < rows; ++row) {
    const from = row * dh.width + dh.column;
    for (let j = 0, k = row * n; j < n; ++j, ++k) result[k] = dy[from + j] * slope(kind, y[k]);
  }
}

/** φ′(a) from y = φ(a): one function for all, which an engine can write into the loop. */
function slope(kind: Kind, y: number): number {
  switch (kind) {
    case "tanh":
      return 1 - y * y;
    case "logistic":
      return y * (1 - y);
    case "relu":
      return y > 0 ? 1 : 0;
  }
}
