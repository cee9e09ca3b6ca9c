import {linear, logistic, relu, tanh, type Activation} from "../engine/activations.js";
import type {Cell, Parameters} from "../engine/cells/cell.js";
import {makeCell, type CellKind} from "../engine/cells/makeCell.js";
import {cellOperations} from "../engine/cells/operations/cellOperations.js";
import {keepingBias} from "../engine/cells/operations/keepingBias.js";
import {initialiseCell} from "../engine/initialiseCell.js";
import {identity, norm, scale, type Matrix} from "../engine/linear/matrix.js";
import {singularValues} from "../engine/linear/singularValues.js";
import {gaussian, gaussianAtSpectralRadiusOne, orthogonal} from "../engine/initialise.js";
import {log10} from "../engine/numerics/log.js";
import {Random} from "../engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../engine/unroll.js";

/** Of the vanilla RNNs, which have a bound. */
const activations: Record<string, Activation> = {
  "rnn-tanh": tanh,
  "rnn-logistic": logistic,
  "rnn-relu": relu,
  "rnn-linear": linear
};

/** What a recurrent matrix looks like before it is scaled. */
export const shapes = ["gaussian", "orthogonal", "identity"] as const;

/** The settings that a draw depends on. */
export interface SampleSettings {
  readonly hiddenSize: number;
  readonly inputSize: number;
  readonly shape: (typeof shapes)[number];
  /** The longest T that inputs are drawn for, so that another length has the same weights and inputs. */
  readonly longest: number;
}

/** The settings that a curve depends on, once its weights and inputs are drawn. */
export interface CurveSettings {
  /** T: the number of steps, and the largest distance plus one. */
  readonly length: number;
  /** Standard deviation of an entry of W_x x (and of U x in every gate). */
  readonly inputStd: number;
  /** What every recurrent matrix is scaled to. */
  readonly spectralRadius: number;
  /** The push of every gated cell towards keeping: b_f of the LSTM, and −b_u of the GRU, which keeps where u is small. */
  readonly forgetBias: number;
}

/** One gradient norm: log10 ‖∂J_T/∂h_t‖ or ‖∂J_T/∂c_t‖ at distance T − t; −∞ where it is 0 in float64. */
export interface CurvePoint {
  readonly cell: CellKind;
  readonly path: "h" | "c";
  readonly distance: number;
  readonly log10: number;
}

/** Everything random of one seed, before it is scaled: the part that takes time, and that no slider but the seed changes. */
export interface SampledCell {
  readonly cell: Cell;
  readonly kind: CellKind;
  /** Whether it has a gate that can be pushed towards keeping. */
  readonly gated: boolean;
  /** Parameters with every recurrent matrix at spectral radius 1. */
  readonly unscaled: Parameters;
  /** In a vanilla RNN: σ_max of W_h at spectral radius 1, for the bound. */
  readonly largestSingularValue?: number;
  /** Standard normal inputs for the longest sequence, and a unit vector of [1, H] that J_T = vᵀ h_T is read off with. */
  readonly inputs: readonly Matrix[];
  readonly cotangent: Matrix;
}

/** Draws one cell's weights, inputs and readout from a seed; the inputs and the readout are the same for every cell. */
export function sampleCell(
  kind: CellKind,
  {hiddenSize, inputSize, shape, longest}: SampleSettings,
  seed: number
): SampledCell {
  const cell = makeCell(kind, {inputSize, hiddenSize});
  const gated = cellOperations[kind].keeps !== undefined;
  const random = new Random(seed);
  const inputs = Array.from({length: longest}, () => gaussian(1, inputSize, 1, random));
  const direction = gaussian(1, hiddenSize, 1, random);
  const unscaled = initialiseCell(cell, {
    recurrent: (n) => atSpectralRadiusOne(shape, n, random),
    input: (rows, cols) => gaussian(rows, cols, 1 / Math.sqrt(cols), random)
  });
  const sampled = {cell, kind, gated, unscaled, inputs, cotangent: scale(direction, 1 / norm(direction.data))};
  return kind in activations ? {...sampled, largestSingularValue: singularValues(unscaled.W_h)[0]} : sampled;
}

/**
 * The curves of one draw: log10 of the norm of ∂J_T/∂h_t (and, in an LSTM, ∂J_T/∂c_t) for t = T … 1, with J_T = vᵀ h_T and
 * ‖v‖ = 1, so that the norm at distance 0 is 1 and all others are absolute.
 */
export function gradientCurve(sampled: SampledCell, settings: CurveSettings): CurvePoint[] {
  const {cell, kind, inputs, cotangent} = sampled;
  const {length, inputStd} = settings;
  if (length > inputs.length)
    throw new RangeError(`gradientCurve: expected a length of at most ${inputs.length} inputs drawn, got ${length}`);
  const x = inputs.slice(0, length).map((input) => scale(input, inputStd));
  const pass = forwardThroughTime(cell, scaledParameters(sampled, settings), x, {nonFinite: "keep"});
  const points: CurvePoint[] = [];
  backwardThroughTime(pass, (t) => (t === length - 1 ? cotangent : undefined), {
    nonFinite: "keep",
    parameterGradients: false,
    trace({t, h, intoC}) {
      const distance = length - 1 - t;
      points.push({cell: kind, path: "h", distance, log10: log10(norm(h.data))});
      if (intoC) points.push({cell: kind, path: "c", distance, log10: log10(norm(intoC.total.data))});
    }
  });
  return points;
}

/**
 * log10 of σ_max γ at a spectral radius: the slope of the bound (σ_max γ)^k on ‖∂J_T/∂h_{T−k}‖ of a vanilla RNN
 * (Pascanu et al. 2013, section 2.1). Gated cells have no such bound: undefined.
 */
export function boundSlope({kind, largestSingularValue}: SampledCell, radius: number): number | undefined {
  if (largestSingularValue === undefined) return undefined;
  return log10(radius * largestSingularValue * activations[kind].bound);
}

function atSpectralRadiusOne(shape: SampleSettings["shape"], n: number, random: Random): Matrix {
  if (shape === "identity") return identity(n);
  if (shape === "orthogonal") return orthogonal(n, n, 1, random);
  return gaussianAtSpectralRadiusOne(n, random);
}

/** Recurrent matrices at the spectral radius wanted; the gate that keeps pushed as wanted, all other biases 0. */
export function scaledParameters(
  {cell, kind, unscaled}: SampledCell,
  {spectralRadius, forgetBias}: CurveSettings
): Parameters {
  return initialiseCell(cell, {
    recurrent: (_n, name) => scale(unscaled[name], spectralRadius),
    input: (_rows, _cols, name) => unscaled[name],
    bias: keepingBias(cellOperations[kind], forgetBias)
  });
}
