import {logistic, relu, tanh, type Activation} from "../activations.js";
import type {ParameterShape} from "../cells/cell.js";
import {checkName} from "../checkName.js";
import type {Shaped} from "../parameters.js";

/**
 * How the layers of a feed-forward net are joined. With u⁰ the input and h^ℓ = φ(W u^{ℓ−1} + b):
 * plain u^ℓ = h^ℓ; residual u^ℓ = u^{ℓ−1} + h^ℓ (He et al. 2016); dense u^ℓ = [u^{ℓ−1} | h^ℓ] (Huang et al. 2017);
 * highway u^ℓ = t ∘ h^ℓ + (1 − t) ∘ u^{ℓ−1} with t = σ(W_t u^{ℓ−1} + b_t) (Srivastava et al. 2015, eq. 3).
 * Where u^{ℓ−1} is not n wide (the first layer, as a rule), a residual or highway layer has nothing to add and is plain.
 */
export const feedForwardConnections = ["plain", "residual", "dense", "highway"] as const;
export type FeedForwardConnections = (typeof feedForwardConnections)[number];

/**
 * What is done to W u + b of a layer before φ: nothing, or batch normalisation (Ioffe & Szegedy 2015). A highway's gate
 * is left as it is.
 */
export const normalisations = ["none", "batch"] as const;

const activations = {tanh, logistic, relu} as const;

/** A feed-forward net as plain data; the head is a linear readout, y = V u^L + d. */
export interface FeedForwardSpec {
  readonly inputSize: number;
  /** n, the units of a layer. */
  readonly width: number;
  readonly layers: number;
  readonly connections: FeedForwardConnections;
  readonly activation: keyof typeof activations;
  /** "none" where it is not said. */
  readonly normalisation?: (typeof normalisations)[number];
  readonly outputSize: number;
}

/** One layer: its parameters are `layer2.W` of [n, columns of u^{ℓ−1}] and `layer2.b`, and in a highway `layer2.W_t`, `layer2.b_t`. */
export interface FeedForwardLayer {
  readonly prefix: string;
  /** The columns of u^{ℓ−1}. */
  readonly inputSize: number;
  /** How this layer is joined: as the spec says, or plain where the widths do not allow it. */
  readonly connections: FeedForwardConnections;
}

/** A feed-forward net as its spec describes it. */
export interface FeedForward extends Shaped {
  readonly spec: FeedForwardSpec;
  readonly activation: Activation;
  readonly layers: readonly FeedForwardLayer[];
  /** The columns of u^L, which the head reads. */
  readonly topSize: number;
}

/**
 * A feed-forward net from its spec.
 * @throws RangeError on connections, an activation or a normalisation that there are not, or sizes that are not whole
 * numbers of at least 1 (of layers, 0: then the head reads u⁰).
 */
export function feedForward(spec: FeedForwardSpec): FeedForward {
  checkSpec(spec);
  const {width: n, outputSize, connections} = spec;
  let size = spec.inputSize;
  const layers = Array.from({length: spec.layers}, (_, k): FeedForwardLayer => {
    const joined = connections === "dense" || size === n ? connections : "plain";
    const layer = {prefix: `layer${k + 1}.`, inputSize: size, connections: joined};
    size = connections === "dense" ? size + n : n;
    return layer;
  });
  return {
    kind: `feed-forward-${connections}`,
    spec,
    activation: activations[spec.activation],
    layers,
    topSize: size,
    shapes: {
      ...Object.fromEntries(layers.flatMap((layer) => layerShapes(layer, n))),
      V: {rows: outputSize, cols: size, role: "input"},
      d: {rows: outputSize, cols: 1, role: "bias"}
    }
  };
}

function layerShapes({prefix, inputSize, connections}: FeedForwardLayer, n: number): [string, ParameterShape][] {
  const names = connections === "highway" ? (["", "_t"] as const) : ([""] as const);
  return names.flatMap((of): [string, ParameterShape][] => [
    [`${prefix}W${of}`, {rows: n, cols: inputSize, role: "input"}],
    [`${prefix}b${of}`, {rows: n, cols: 1, role: "bias"}]
  ]);
}

function checkSpec({inputSize, width, layers, connections, activation, ...spec}: FeedForwardSpec): void {
  const {normalisation = "none", outputSize} = spec;
  checkName("feedForward", "connections", connections, feedForwardConnections);
  checkName("feedForward", "activation", activation, Object.keys(activations));
  checkName("feedForward", "normalisation", normalisation, normalisations);
  for (const [what, size] of Object.entries({inputSize, width, outputSize}))
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`feedForward: expected ${what} to be a whole number of at least 1, got ${size}`);
  if (!Number.isInteger(layers) || layers < 0)
    throw new RangeError(`feedForward: expected layers to be a whole number of at least 0, got ${layers}`);
}
