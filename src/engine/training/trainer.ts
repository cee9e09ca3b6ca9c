import type {Parameters} from "../cells/cell.js";
import type {Matrix} from "../linear/matrix.js";
import type {Batch} from "../networks/batch.js";
import type {NetworkSpec} from "../networks/networkSpec.js";

/** float64 is the reference; float32 trains by SIMD kernels; relaxed may round differently on another processor. */
export const arithmetics = ["float64", "float32", "float32-relaxed"] as const;
export type Arithmetic = (typeof arithmetics)[number];

/** An optimiser as data. The paper's values stand where only the rate is given. */
export type OptimiserSpec =
  | {readonly kind: "sgd"; readonly rate: number}
  | {readonly kind: "adam"; readonly rate: number; readonly β1?: number; readonly β2?: number; readonly ε?: number}
  | {readonly kind: "rmsprop"; readonly rate: number; readonly ρ?: number; readonly ε?: number};

/** How the gradient is clipped before an update. */
export type ClipSpec =
  {readonly kind: "none"} | {readonly kind: "global-norm" | "parameter-norm" | "value"; readonly threshold: number};

/** What the optimiser has done to a gradient: ‖g‖ before and after clipping. */
export interface Update {
  readonly norm: number;
  readonly clippedNorm: number;
  readonly clipped: boolean;
}

/** What a trainer needs to go on bit for bit, as plain data that can be stored and sent to a worker. */
export interface TrainerState {
  readonly updates: number;
  readonly parameters: Parameters;
  /** The optimiser's running means and squares by name, each of the parameters' shapes. */
  readonly optimiser: Readonly<Record<string, Parameters>>;
  /** The states at the end of the last batch, by layer and direction: h, and c where there is one. */
  readonly carried: Readonly<Record<string, Matrix>>;
}

/**
 * A network in training, in one arithmetic: both kinds are driven by the same loop.
 * Parameters cross this border as float64 matrices; float32 values are exact in them.
 */
export interface Trainer<Spec = NetworkSpec> {
  readonly spec: Spec;
  readonly arithmetic: Arithmetic;
  /** How many updates there have been. */
  readonly updates: number;
  /**
   * Loss and gradient of a batch at the parameters as they are; the gradient stays inside until `update`.
   * @throws NonFiniteError with the step and the quantity that went first.
   */
  gradient(batch: Batch): number;
  /**
   * Clips the last gradient and takes one step of the optimiser.
   * @throws NonFiniteError with the update, and the parameter or the part of the optimiser's memory that went first.
   */
  update(clip: ClipSpec): Update;
  /** The outputs y_t of [B, O] at every step, from zero states; no gradient, nothing is changed. */
  outputs(inputs: Batch["inputs"]): readonly Matrix[];
  /** A copy of the parameters. */
  parameters(): Parameters;
  /** A copy of the last gradient; once `update` has clipped it, it may be the clipped one. */
  gradients(): Parameters;
  state(): TrainerState;
  /**
   * Goes on from a state; one that is refused changes nothing.
   * @throws RangeError where it is another network's or optimiser's; NonFiniteError where a parameter, a carried state or
   *   what the optimiser remembers is not finite in this arithmetic.
   */
  restore(state: TrainerState): void;
}
