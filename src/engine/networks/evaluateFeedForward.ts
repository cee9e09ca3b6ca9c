import type {Parameters} from "../cells/cell.js";
import {addOuterProducts, addRowSums, linear} from "../linear/affine.js";
import {elementwise, sum} from "../linear/elementwise.js";
import {multiply, type Matrix} from "../linear/matrix.js";
import type {Loss} from "../losses.js";
import {stopAtNonFinite} from "../nonFinite.js";
import {logistic as σ} from "../numerics/logistic.js";
import {checkParameters, zeroParameters} from "../parameters.js";
import {gradientNames, type NonFinite} from "../unroll.js";
import {backThroughBatchNormalisation, batchNormalise} from "./batchNormalisation.js";
import {beside, columns} from "./columns.js";
import {backThroughHead} from "./evaluateNetwork.js";
import type {FeedForward, FeedForwardLayer} from "./feedForward.js";

/** What one layer made of its input, each of [B, n]. */
interface LayerStates {
  /** W u + b, normalised where the net's spec says so. */
  readonly a: Matrix;
  /** By how much each unit was divided, where it was. */
  readonly deviation?: Float64Array;
  readonly h: Matrix;
  /** The transform gate of a highway. */
  readonly t?: Matrix;
}

/** A forward pass: u^ℓ from the input u⁰ to u^L, and what each layer made on the way. */
export interface FeedForwardPass {
  readonly net: FeedForward;
  readonly parameters: Parameters;
  readonly u: readonly Matrix[];
  readonly layers: readonly LayerStates[];
}

/** The loss, the output y of [B, O], and all gradients. */
export interface FeedForwardEvaluation {
  readonly loss: number;
  readonly output: Matrix;
  readonly parameters: Parameters;
  /** ∂J/∂u^ℓ, from the input's at 0 to the top's at L. */
  readonly u: readonly Matrix[];
  readonly pass: FeedForwardPass;
}

/**
 * The layers of a net for a batch x of [B, inputSize].
 * @throws RangeError on shapes that do not fit; NonFiniteError, with the layer as the step, unless `nonFinite` is "keep".
 */
export function forwardFeedForward(
  net: FeedForward,
  parameters: Parameters,
  x: Matrix,
  {nonFinite = "stop"}: {readonly nonFinite?: NonFinite} = {}
): FeedForwardPass {
  checkParameters(net, parameters);
  if (x.cols !== net.spec.inputSize)
    throw new RangeError(`${net.kind}: expected x of [B, ${net.spec.inputSize}], got [${x.rows}, ${x.cols}]`);
  if (x.data.length !== x.rows * x.cols)
    throw new RangeError(
      `${net.kind}: expected ${x.rows * x.cols} values for x of [${x.rows}, ${x.cols}], got ${x.data.length}`
    );
  const u = [x];
  const layers = net.layers.map((layer, k) => {
    const {above, ...states} = forwardLayer(net, layer, parameters, u[k]);
    const {a, h, t} = states;
    if (nonFinite === "stop") stopAtNonFinite("forwardFeedForward", {a, h, t, u: above}, k + 1);
    u.push(above);
    return states;
  });
  return {net, parameters, u, layers};
}

/**
 * One forward and one backward pass of a net: the loss J, and its gradient with respect to every parameter and every u^ℓ.
 * @param loss one at step 0, as a feed-forward net has no other: `squaredError(new Map([[0, targets]]))`
 * @throws RangeError on shapes that do not fit or a loss of another step; NonFiniteError, unless `nonFinite` is "keep".
 */
export function evaluateFeedForward(
  net: FeedForward,
  parameters: Parameters,
  {x, loss}: {readonly x: Matrix; readonly loss: Loss},
  options: {readonly nonFinite?: NonFinite} = {}
): FeedForwardEvaluation {
  if (loss.steps.length !== 1 || loss.steps[0] !== 0)
    throw new RangeError(`evaluateFeedForward: expected a loss at step 0 alone, got steps ${loss.steps.join(", ")}`);
  const stop = options.nonFinite !== "keep";
  const pass = forwardFeedForward(net, parameters, x, options);
  const gradients = zeroParameters(net);
  const head = backThroughHead({u: [[pass.u[pass.u.length - 1]]], parameters}, loss, gradients, stop);
  const [output, top] = [head.outputs.get(0), head.top.get(0)];
  if (!output || !top) throw new RangeError("evaluateFeedForward: expected a loss with a value at step 0, got none");
  const u = [top];
  for (const k of [...net.layers.keys()].reverse()) {
    u.unshift(backwardLayer(pass, k, u[0], gradients));
    if (stop) stopAtNonFinite("evaluateFeedForward", {"∂J/∂u of the layer below": u[0]}, k + 1);
  }
  if (stop) stopAtNonFinite("evaluateFeedForward", gradientNames(gradients));
  return {loss: head.loss, output, parameters: gradients, u, pass};
}

function forwardLayer(
  {activation: φ, spec}: FeedForward,
  {prefix, connections}: FeedForwardLayer,
  parameters: Parameters,
  u: Matrix
): LayerStates & {above: Matrix} {
  // h = φ(W u + b), or φ of that normalised over the batch
  const z = linear(parameters[`${prefix}W`], u, parameters[`${prefix}b`]);
  const normalised = spec.normalisation === "batch" ? batchNormalise(z) : {a: z};
  const h = elementwise(φ.f, normalised.a);
  switch (connections) {
    case "plain":
      return {...normalised, h, above: h};
    case "residual":
      return {...normalised, h, above: sum(u, h)};
    case "dense":
      return {...normalised, h, above: beside(u, h)};
    case "highway": {
      // t = σ(W_t u + b_t): how much is transformed; the rest is carried
      const t = elementwise(σ, linear(parameters[`${prefix}W_t`], u, parameters[`${prefix}b_t`]));
      return {...normalised, h, t, above: elementwise((t, h, u) => t * h + (1 - t) * u, t, h, u)};
    }
  }
}

/** From ∂J/∂u^ℓ to ∂J/∂u^{ℓ−1}; adds to the layer's gradients. */
function backwardLayer(
  {net: {activation: φ, layers, spec}, parameters, ...pass}: FeedForwardPass,
  k: number,
  du: Matrix,
  into: Parameters
): Matrix {
  const {prefix, connections, inputSize} = layers[k];
  const {a, deviation, h, t} = pass.layers[k];
  const below = pass.u[k];
  // One matrix product: its gradients, and what goes on to u^{ℓ−1} through it.
  const through = (of: "" | "_t", da: Matrix): Matrix => {
    addOuterProducts(into[`${prefix}W${of}`], da, below);
    addRowSums(into[`${prefix}b${of}`], da);
    return multiply(da, parameters[`${prefix}W${of}`]);
  };
  // ∂J/∂a = ∂J/∂h ∘ φ′(a)
  const throughH = (dh: Matrix) => {
    const da = elementwise((dh, a, h) => dh * φ.derivative(a, h), dh, a, h);
    return through("", deviation ? backThroughBatchNormalisation(da, {a, deviation}) : da);
  };
  switch (connections) {
    case "plain":
      return throughH(du);
    case "residual":
      // Two paths: past the layer as it is, and through it.
      return sum(du, throughH(du));
    case "dense":
      return sum(columns(du, 0, inputSize), throughH(columns(du, inputSize, spec.width)));
    case "highway": {
      if (!t) throw new TypeError("backwardLayer: expected a highway's pass, got one without t");
      // Three paths: carried by 1 − t, through h, and through the gate: ∂J/∂t = ∂J/∂u^ℓ ∘ (h − u^{ℓ−1}), σ′ = t ∘ (1 − t)
      const carried = elementwise((du, t) => du * (1 - t), du, t);
      const da_t = elementwise((du, h, u, t) => du * (h - u) * t * (1 - t), du, h, below, t);
      return sum(carried, throughH(elementwise((du, t) => du * t, du, t)), through("_t", da_t));
    }
  }
}
