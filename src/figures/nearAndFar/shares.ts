import {norm} from "../../engine/linear/matrix.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {sampleCell, scaledParameters, type CurveSettings, type SampledCell} from "../../experiments/gradientCurve.js";

/** The sizes of a network, and of its inputs. */
type NetworkSettings = Readonly<Record<"length" | "hiddenSize" | "inputSize", number>>;

/** The two cells that are compared. */
export const comparedCells = ["rnn-tanh", "lstm"] as const;
export type ComparedCell = (typeof comparedCells)[number];

/** What one step adds to the gradient of the recurrent weights, and the sum of it with all later steps. */
export interface Share {
  readonly cell: ComparedCell;
  /** T − t. */
  readonly distance: number;
  /** ‖∂J/∂a^t (h^{t−1})ᵀ‖, the length of this step's share; 0 at the first step, whose h^{t−1} is 0. */
  readonly length: number;
  /** Of the sum of the shares at this distance and nearer: its length, and the cosine of its angle with the whole. */
  readonly near: number;
  readonly cosine: number;
  /** The length of the sum of all shares farther off. */
  readonly far: number;
}

/** The shares of one draw, from distance 0 on, and the length of the whole gradient. */
export interface Shares {
  readonly shares: readonly Share[];
  readonly whole: number;
}

/** A draw of weights, inputs and readout: the same as that of the figure of vanishing curves. */
export function sampleNetwork(cell: ComparedCell, settings: NetworkSettings, seed: number): SampledCell {
  return sampleCell(cell, {...settings, shape: "gaussian", longest: settings.length}, seed);
}

/**
 * The gradient of J_T = vᵀ h_T with respect to the recurrent weights (W_h, or the four of an LSTM, one upon another)
 * as the sum of one share a step, ∂J/∂a^t (h^{t−1})ᵀ. A share is an outer product, so that inner products of shares,
 * (δ_s·δ_t)(h_{s−1}·h_{t−1}), give the length of every sum without a matrix.
 * Source: Werbos 1990; Pascanu, Mikolov, Bengio 2013, equations 3 to 5.
 * @param sampled of one sequence
 */
export function shareByStep(sampled: SampledCell, cell: ComparedCell, settings: Omit<CurveSettings, "length">): Shares {
  const {length} = sampled.inputs;
  const x = sampled.inputs.map((input) => ({...input, data: input.data.map((value) => settings.inputStd * value)}));
  const pass = forwardThroughTime(sampled.cell, scaledParameters(sampled, {...settings, length}), x);
  const steps: {δ: Float64Array; h: Float64Array}[] = [];
  backwardThroughTime(pass, (t) => (t === length - 1 ? sampled.cotangent : undefined), {
    parameterGradients: false,
    trace: ({t, preActivations}) =>
      steps.push({
        δ: Float64Array.from(Object.values(preActivations).flatMap(({data}) => [...data])),
        h: (pass.steps[t - 1] ?? pass.initial).h.data
      })
  });
  const inner = steps.map((s, i) => steps.slice(0, i + 1).map((t) => dot(s.δ, t.δ) * dot(s.h, t.h)));
  const near = squaresFromFront(inner);
  const far = squaresFromBack(inner);
  const square = near[near.length - 1];
  const whole = Math.sqrt(square);
  const shares = steps.map(({δ, h}, distance) => ({
    cell,
    distance,
    length: norm(δ) * norm(h),
    near: Math.sqrt(near[distance]),
    // near·whole = near·(near + far), and 2 near·far is what is missing from the squares of the two.
    cosine: (near[distance] + square - far[distance + 1]) / (2 * Math.sqrt(near[distance]) * whole),
    far: Math.sqrt(far[distance + 1])
  }));
  return {shares, whole};
}

/** How many of the last steps it takes until all others together are a negligible share of the gradient's length. */
export function stepsNeeded({shares, whole}: Shares, negligible: number): number {
  const lastThatCounts = shares.map(({far}) => far > negligible * whole).lastIndexOf(true);
  return lastThatCounts + 2;
}

/** ‖Σ_{j ≤ k} S_j‖² for every k, from the inner products of the shares S below and on the diagonal. */
function squaresFromFront(inner: readonly (readonly number[])[]): number[] {
  let square = 0;
  return inner.map((row, k) => (square += 2 * total(row.slice(0, k)) + row[k]));
}

/** ‖Σ_{j ≥ k} S_j‖² for every k, and 0 for none: summed from the far end, so that small sums keep their digits. */
function squaresFromBack(inner: readonly (readonly number[])[]): number[] {
  const squares = new Array<number>(inner.length + 1).fill(0);
  for (let k = inner.length - 1; k >= 0; --k)
    squares[k] = Math.max(0, squares[k + 1] + inner[k][k] + 2 * total(inner.slice(k + 1).map((row) => row[k])));
  return squares;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; ++k) sum += a[k] * b[k];
  return sum;
}
