import type {Parameters} from "../engine/cells/cell.js";
import {
  constantBias,
  gaussian,
  gaussianWithGain,
  glorot,
  looksLinear,
  orthogonal,
  uniformBetween
} from "../engine/initialise.js";
import {norm, zeros, type Matrix} from "../engine/linear/matrix.js";
import {cotangent} from "../engine/losses.js";
import {columns} from "../engine/networks/columns.js";
import {evaluateFeedForward} from "../engine/networks/evaluateFeedForward.js";
import {
  feedForward,
  type FeedForward,
  type FeedForwardConnections,
  type FeedForwardSpec
} from "../engine/networks/feedForward.js";
import {log10} from "../engine/numerics/log.js";
import {buildParameters} from "../engine/parameters.js";
import {Random} from "../engine/random.js";

export const initialisations = ["standard", "glorot", "he", "orthogonal", "looks-linear"] as const;
export type Initialisation = (typeof initialisations)[number];

/** Weights of [fan-out, fan-in] by each initialisation; "standard" is U(±1/√fan-in), as Glorot & Bengio 2010 call it. */
const drawings: Readonly<Record<Initialisation, (rows: number, cols: number, random: Random) => Matrix>> = {
  standard: (rows, cols, random) => uniformBetween(rows, cols, -1 / Math.sqrt(cols), 1 / Math.sqrt(cols), random),
  glorot: (rows, cols, random) => glorot(rows, cols, 1, random),
  he: (rows, cols, random) => gaussianWithGain(rows, cols, Math.SQRT2, random),
  orthogonal: (rows, cols, random) => orthogonal(rows, cols, 1, random),
  "looks-linear": (rows, cols, random) => looksLinear(rows, cols, 1, random)
};

/** What the random numbers of a deep net depend on. */
export interface DeepNetDraw {
  /** Of the input and of a layer; a dense layer adds `growth` units to what is there. */
  readonly width: number;
  readonly growth: number;
  readonly connections: FeedForwardConnections;
  readonly initialisation: Initialisation;
  /** Whether biases too are from U(±1/√width), as PyTorch draws them in a plain net; else they are 0, as in Glorot & Bengio 2010. */
  readonly drawnBiases?: boolean;
  /** Examples, with inputs from N(0, 1). */
  readonly batch: number;
}

/** Its other settings. */
export interface DeepNetSettings extends Pick<FeedForwardSpec, "activation" | "normalisation" | "layers"> {
  /** b_t of a highway. */
  readonly transformBias: number;
}

/** What came back to each layer and what its units made, from layer 1 to layer L. */
export interface LayerGradients {
  /** log10 of ‖∂J/∂u^ℓ‖, what the layer hands on (of a dense net what it adds), and of ‖∂J/∂W^ℓ‖; −∞ of 0. */
  readonly outputs: readonly number[];
  readonly weights: readonly number[];
  /** φ(a) of each layer, [B, n]. */
  readonly activations: readonly Matrix[];
}

/** A seed after which the readout is drawn, apart from the layers, which then do not depend on how many there are. */
const readoutSeed = 1_000_000;

/**
 * Draws the nets of one seed: what is returned computes the gradients of a net of any depth, whose layers are drawn when
 * they are first needed, so that a deeper net has the same first layers.
 */
export function sampleDeepNet(draw: DeepNetDraw, seed: number): (settings: DeepNetSettings) => LayerGradients {
  const random = new Random(seed);
  const x = gaussian(draw.batch, draw.width, 1, random);
  const drawn = new Map<string, Matrix>();
  const once = (name: string, drawIt: () => Matrix): Matrix => {
    const value = drawn.get(name) ?? drawIt();
    drawn.set(name, value);
    return value;
  };
  return ({transformBias, ...settings}) => {
    const {width, growth, connections} = draw;
    const units = connections === "dense" ? growth : width;
    const net = feedForward({...settings, connections, inputSize: width, width: units, outputSize: 1});
    const readout = new Random(readoutSeed + seed);
    const biasBound = 1 / Math.sqrt(width);
    const parameters = buildParameters(net, ({rows, cols, role}, name) => {
      if (name === "V") return gaussian(rows, cols, 1, readout);
      if (role !== "bias") return once(name, () => drawings[draw.initialisation](rows, cols, random));
      if (name.endsWith("b_t")) return constantBias(rows, transformBias);
      if (draw.drawnBiases && name !== "d")
        return once(name, () => uniformBetween(rows, 1, -biasBound, biasBound, random));
      return zeros(rows, 1);
    });
    return layerGradients(net, parameters, x, readout);
  };
}

/**
 * With J a random readout of the last layer for each example, scaled so that ‖∂J/∂u^L‖ = 1, over the whole batch: all
 * lengths are absolute. A dense net's readout reads all layers, and its last layer's share is scaled to 1.
 */
function layerGradients(net: FeedForward, parameters: Parameters, x: Matrix, random: Random): LayerGradients {
  const loss = cotangent(new Map([[0, gaussian(x.rows, 1, 1, random)]]));
  const {u, parameters: gradients, pass} = evaluateFeedForward(net, parameters, {x, loss}, {nonFinite: "keep"});
  const own = (du: Matrix): Matrix =>
    net.spec.connections === "dense" ? columns(du, du.cols - net.spec.width, net.spec.width) : du;
  const outputs = u.slice(1).map((du) => log10(norm(own(du).data)));
  const top = outputs[outputs.length - 1];
  return {
    outputs: outputs.map((length) => length - top),
    weights: net.layers.map(({prefix}) => log10(norm(gradients[`${prefix}W`].data)) - top),
    activations: pass.layers.map(({h}) => h)
  };
}
