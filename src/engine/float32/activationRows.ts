import type {FeedForwardSpec} from "../networks/feedForward.js";
import type {Floats} from "./kernels/floats.js";
import type {Rows} from "./kernels/rows.js";

/**
 * φ and φ′ over float32 rows, φ′ from y = φ(a) alone. What the kernels have not is done in JavaScript: each number in
 * float64, rounded once when it is stored, which is the same bits in every engine.
 */
interface FloatActivation {
  /** φ in place over contiguous numbers. */
  apply(a: Floats): void;
  slope(y: number): number;
}

export const floatActivations: Readonly<Record<FeedForwardSpec["activation"], FloatActivation>> = {
  tanh: {apply: ({memory, pointer, length}) => memory.kernels.tanh(pointer, length), slope: (y) => 1 - y * y},
  logistic: {apply: ({memory, pointer, length}) => memory.kernels.logistic(pointer, length), slope: (y) => y * (1 - y)},
  relu: {
    apply({view}) {
      for (let k = 0; k < view.length; ++k) if (view[k] <= 0) view[k] = 0; // asked so, NaN passes through
    },
    slope: (y) => (y > 0 ? 1 : 0)
  }
};

/** da = dh ∘ φ′ for the first `rows` rows, where h = φ(a); dh may be some columns of wider rows. */
export function backThroughActivation(
  {slope}: FloatActivation,
  {h, dh, da}: {readonly h: Rows; readonly dh: Rows; readonly da: Rows},
  rows: number
): void {
  const [y, dy, result, n] = [h.floats.view, dh.floats.view, da.floats.view, h.columns];
  for (let row = 0; row < rows; ++row) {
    const from = row * dh.width + dh.column;
    for (let j = 0, k = row * n; j < n; ++j, ++k) result[k] = dy[from + j] * slope(y[k]);
  }
}
