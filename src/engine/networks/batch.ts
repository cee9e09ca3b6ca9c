import type {Matrix} from "../linear/matrix.js";

/** T steps of input for B sequences: vectors x_t of [B, I], or tokens, B a step. */
export type Inputs = readonly Matrix[] | readonly Int32Array[];

/**
 * What is wanted of the outputs, by step t from 0; a step that is not named has no loss.
 * Values: squared error, J = Σ_t (1/B) Σ_b Σ_j (y − target)², with targets of [B, O].
 * Classes: cross-entropy of the softmax, J = Σ_t (1/B) Σ_b −log softmax(y)[class], in nats; where a sequence has
 * nothing due at a step its class is −1, and it adds nothing.
 */
export type Targets =
  | {readonly kind: "values"; readonly at: ReadonlyMap<number, Matrix>}
  | {readonly kind: "classes"; readonly at: ReadonlyMap<number, Int32Array>};

/** What one update learns from. */
export interface Batch {
  readonly inputs: Inputs;
  readonly targets: Targets;
  /** Whether the states go on from where the last batch ended: truncated backpropagation through time. */
  readonly carry?: boolean;
}
