import {linear, tanh, type Activation} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {gaussian, gaussianAtSpectralRadiusOne} from "../../engine/initialise.js";
import {norm, scale, type Matrix} from "../../engine/linear/matrix.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {backwardThroughTime, forwardThroughTime, type Pass} from "../../engine/unroll.js";

const networks = {linear, tanh} as const satisfies Record<string, Activation>;
export type NetworkName = keyof typeof networks;

/** What the reader sets: W_h's spectral radius, how far back to look, the learning rate, and the draw; and guesses. */
export interface ExplosionState extends Readonly<Record<"radius" | "back" | "rate" | "seed", number>> {
  /** In how many draws the tanh network's gradient is longer than at the loss. */
  readonly guess: number;
  readonly shown: boolean;
}

/** One network's gradient on its way back; index k is k steps before the loss, and all are absolute lengths. */
export interface Explosion {
  readonly network: NetworkName;
  /** ‖∂J/∂h_{T−k}‖ in float64: Infinity from where an entry has passed its end, then NaN. */
  readonly float64: readonly number[];
  /** The same way back, over the same states, with every product and sum rounded to float32. */
  readonly float32: readonly number[];
  /** ‖∂J/∂W_x‖ of the k + 1 steps nearest to the loss, in float64, and ‖W_x‖ itself. */
  readonly weightGradient: readonly number[];
  readonly weightNorm: number;
}

/** Everything random of one seed: the part that the spectral radius does not change. */
export interface SampledWeights {
  /** W_h at spectral radius 1, [H, H]. */
  readonly unscaled: Matrix;
  readonly W_x: Matrix;
  /** x_t of [1, I], T of them. */
  readonly inputs: readonly Matrix[];
  /** v of [1, H], with ‖v‖ = 1. */
  readonly cotangent: Matrix;
}

/**
 * Draws weights, inputs and readout from a seed.
 * @param sizes of the settings: T, H, I, and the standard deviation of an entry of W_x x
 */
export function sampleWeights(
  {steps, hiddenSize: H, inputSize: I, inputStd}: Record<"steps" | "hiddenSize" | "inputSize" | "inputStd", number>,
  seed: number
): SampledWeights {
  const random = new Random(seed);
  const unscaled = gaussianAtSpectralRadiusOne(H, random);
  const W_x = gaussian(H, I, inputStd / Math.sqrt(I), random);
  const direction = gaussian(1, H, 1, random);
  const inputs = Array.from({length: steps}, () => gaussian(1, I, 1, random));
  return {unscaled, W_x, inputs, cotangent: scale(direction, 1 / norm(direction.data))};
}

/**
 * Sends ∂J/∂h_T = v back through T steps of a linear and of a tanh RNN, for J = vᵀ h_T: ∂J/∂h_{t−1} = W_hᵀ (∂J/∂h_t ∘ φ′).
 * In the linear network that is vᵀ W_h^k, whose length grows as ρ^k in the end (Pascanu, Mikolov, Bengio 2013, section 2.1).
 * Numbers that grow past their arithmetic's end are kept as what they become there, Inf and NaN.
 */
export function explode(sampled: SampledWeights, radius: number): Explosion[] {
  const {unscaled, W_x, inputs, cotangent} = sampled;
  const [H, I] = [W_x.rows, W_x.cols];
  const parameters = {W_h: scale(unscaled, radius), W_x, b: {rows: H, cols: 1, data: new Float64Array(H)}};
  return Object.entries(networks).map(([network, activation]) => {
    const cell = rnn({inputSize: I, hiddenSize: H, activation});
    const pass = forwardThroughTime(cell, parameters, inputs, {nonFinite: "keep"});
    const float64: number[] = [];
    const weightGradient: number[] = [];
    const total = new Float64Array(H * I);
    backwardThroughTime(pass, (t) => (t === inputs.length - 1 ? cotangent : undefined), {
      nonFinite: "keep",
      parameterGradients: false,
      trace({t, h, preActivations: {a}}) {
        float64.push(norm(h.data));
        for (let row = 0; row < H; ++row)
          for (let col = 0; col < I; ++col) total[row * I + col] += a.data[row] * inputs[t].data[col];
        weightGradient.push(norm(total));
      }
    });
    return {
      network: network as NetworkName,
      float64,
      float32: backInFloat32(pass, activation, cotangent),
      weightGradient,
      weightNorm: norm(W_x.data)
    };
  });
}

/** log10 of ‖∂J/∂h_{T−k}‖ of each draw, by k, in float64. */
export type Fan = readonly (readonly number[])[];

/** The lengths of one network's gradients over several draws. */
export function fanOf(draws: readonly SampledWeights[], radius: number, network: NetworkName): Fan {
  return draws.map(({unscaled, W_x, inputs, cotangent}) => {
    const [H, I] = [W_x.rows, W_x.cols];
    const cell = rnn({inputSize: I, hiddenSize: H, activation: networks[network]});
    const parameters = {W_h: scale(unscaled, radius), W_x, b: {rows: H, cols: 1, data: new Float64Array(H)}};
    const lengths: number[] = [];
    backwardThroughTime(
      forwardThroughTime(cell, parameters, inputs, {nonFinite: "keep"}),
      (t) => (t === inputs.length - 1 ? cotangent : undefined),
      {
        ...{nonFinite: "keep", parameterGradients: false},
        trace: ({h}) => lengths.push(log10(norm(h.data)))
      }
    );
    return lengths;
  });
}

/** The lengths in a linear network of a W_h that is `radius` times as large: that is a factor a step. */
export function stretched(fan: Fan, radius: number): Fan {
  const aStep = log10(radius);
  return fan.map((lengths) => lengths.map((length, k) => length + k * aStep));
}

/** In how many draws the gradient so many steps back is longer than at the loss. */
export function grown(fan: Fan, back: number): number {
  return fan.filter((lengths) => lengths[back] > 0).length;
}

/** The lengths of the gradient on the same way back in float32: factors, products and sums are rounded one by one. */
function backInFloat32({parameters, steps}: Pass, {derivative}: Activation, cotangent: Matrix): number[] {
  const W_h = Float32Array.from(parameters.W_h.data);
  const H = cotangent.cols;
  let dh = Float32Array.from(cotangent.data);
  const lengths: number[] = [];
  for (let t = steps.length - 1; t >= 0; --t) {
    lengths.push(norm(dh));
    const {a, h} = steps[t] as {a: Matrix; h: Matrix};
    const before = new Float32Array(H);
    for (let row = 0; row < H; ++row) {
      const da = Math.fround(dh[row] * Math.fround(derivative(a.data[row], h.data[row])));
      // An array of float32 rounds what is stored, and so each sum; the product is rounded before.
      for (let col = 0; col < H; ++col) before[col] += Math.fround(da * W_h[row * H + col]);
    }
    dh = before;
  }
  return lengths;
}

/** The first k at which a length is no number of its arithmetic any more; undefined where all are. */
export function overflowsAt(lengths: readonly number[]): number | undefined {
  const at = lengths.findIndex((length) => !Number.isFinite(length));
  return at < 0 ? undefined : at;
}

/** η‖g‖/‖W_x‖: how long an update would be in lengths of what it changes, if the gradient came from k steps. */
export function updateAt({weightGradient, weightNorm}: Explosion, steps: number, rate: number): number {
  return (rate * weightGradient[steps - 1]) / weightNorm;
}
