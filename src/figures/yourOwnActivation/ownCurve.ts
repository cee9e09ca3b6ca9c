import {tanh, type Activation} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {norm, scale} from "../../engine/linear/matrix.js";
import {log10} from "../../engine/numerics/log.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {sampleCell, type SampledCell} from "../../experiments/gradientCurve.js";

/** The network, its inputs and the range that is looked at; the schema in experiment.ts says what each number is. */
type NetworkSettings = Readonly<
  Record<"length" | "longest" | "hiddenSize" | "inputSize" | "inputStd" | "range", number>
>;

/** A nonlinearity as a function, and its derivative. */
export interface OwnActivation {
  f(a: number): number;
  slope(a: number): number;
}

/** The gradient back through a network with an activation. */
export interface OwnCurve {
  /** log10 ‖∂J_T/∂h_t‖ by distance T − t from 0; it ends where a number is no longer finite, or is 0. */
  readonly log10: readonly number[];
  /** Whether the number that ended it was too small, 0 among them, or too large; absent where it goes all the way. */
  readonly ends?: "small" | "large";
  /** The share of pre-activations outside [−range, range]. */
  readonly outside: number;
}

/** Weights, inputs and readout of one seed: those of gradient-vanishing-curves, the same for every activation. */
export function sampleOwn(settings: NetworkSettings, seed: number): SampledCell {
  return sampleCell("rnn-tanh", {...settings, shape: "gaussian"}, seed);
}

/** tanh as the engine computes it, to compare with. */
export const engineTanh: OwnActivation = {f: tanh.f, slope: (a) => tanh.derivative(a, tanh.f(a))};

/**
 * The vanishing curve of a vanilla RNN with any activation: J_T = vᵀ h_T with ‖v‖ = 1, so that the length at distance 0
 * is 1 and all others are absolute. Numbers that overflow end the curve.
 */
export function ownCurve(
  {f, slope}: OwnActivation,
  {unscaled, inputs, cotangent}: SampledCell,
  settings: NetworkSettings,
  spectralRadius: number
): OwnCurve {
  const {length, hiddenSize, inputSize, inputStd, range} = settings;
  const activation: Activation = {name: "own", f, derivative: slope, bound: NaN};
  const cell = rnn({inputSize, hiddenSize, activation});
  const x = inputs.slice(0, length).map((input) => scale(input, inputStd));
  const parameters = {...unscaled, W_h: scale(unscaled.W_h, spectralRadius)};
  const pass = forwardThroughTime(cell, parameters, x, {nonFinite: "keep"});
  const curve: number[] = [];
  backwardThroughTime(pass, (t) => (t === length - 1 ? cotangent : undefined), {
    nonFinite: "keep",
    parameterGradients: false,
    trace: ({h}) => curve.push(log10(norm(h.data)))
  });
  const end = curve.findIndex((value) => !Number.isFinite(value));
  let outside = 0;
  for (const {a} of pass.steps) for (const value of a.data) if (!(Math.abs(value) <= range)) ++outside;
  const share = outside / (length * hiddenSize);
  if (end < 0) return {log10: curve, outside: share};
  return {log10: curve.slice(0, end), ends: curve[end] === -Infinity ? "small" : "large", outside: share};
}
