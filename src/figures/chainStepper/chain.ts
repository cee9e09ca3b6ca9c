import {tanh} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {jacobianProducts} from "../../engine/jacobian.js";
import {matrix, norm, scale} from "../../engine/linear/matrix.js";
import {rotation} from "../../engine/linear/rotation.js";
import {singularValues} from "../../engine/linear/singularValues.js";
import {softmaxCrossEntropy} from "../../engine/losses.js";
import {evaluateOneLayer, oneLayerNetwork} from "../../engine/networks/oneLayer.js";
import type {StepTrace} from "../../engine/unroll.js";

type Pair = readonly [number, number];

/** The network and its inputs; the schema in experiment.ts says what each number is. */
export interface ChainSettings
  extends Readonly<Record<"steps" | "size" | "angle", number>>, Readonly<Record<"W_x" | "b" | "d", Pair>> {
  readonly V: readonly [number, number, number, number];
  readonly x: readonly number[];
  readonly class: number;
}

/** What is known when the way back has reached h^t; t counts from 1 as in the lecture. */
export interface ChainLink {
  readonly t: number;
  /** h^t. */
  readonly h: readonly number[];
  /** ∂J/∂h^t, and its length. */
  readonly gradient: readonly number[];
  readonly norm: number;
  /** What led here from h^{t+1}: absent at the last t, where the loss stands. */
  readonly factor?: ChainFactor;
}

/** One factor ∂h^{t+1}/∂h^t = D W_h of the chain rule, matrices of [2, 2] in row-major order. */
export interface ChainFactor {
  readonly jacobian: readonly number[];
  /** The slopes tanh′(a^{t+1}): the diagonal of D. */
  readonly slopes: readonly number[];
  /** D ∂J/∂h^{t+1} = ∂J/∂a^{t+1}: the gradient half way, before W_hᵀ. */
  readonly damped: readonly number[];
  readonly dampedNorm: number;
  /** The product of all factors so far, ∂h^T/∂h^t, and its largest singular value. */
  readonly product: readonly number[];
  readonly productNorm: number;
}

/** The chain rule from the loss J^T at h^T back to h^1. */
export interface Chain {
  readonly loss: number;
  /** W_h in row-major order, its size and its angle in degrees. */
  readonly W_h: readonly number[];
  readonly size: number;
  readonly angle: number;
  /** From t = T down to 1. */
  readonly links: readonly ChainLink[];
}

/**
 * Runs the network forward, and the chain rule back one factor at a time:
 * ∂J/∂h^t = (∂h^{t+1}/∂h^t)ᵀ ∂J/∂h^{t+1}.
 * @throws RangeError where there is not one input a step.
 */
export function multiplyBack(settings: ChainSettings): Chain {
  const {steps, size, angle, W_x, b, V, d, x} = settings;
  if (x.length !== steps) throw new RangeError(`multiplyBack: expected ${steps} inputs x, got ${x.length}`);
  const network = oneLayerNetwork(rnn({inputSize: 1, hiddenSize: 2, activation: tanh}), 2);
  const W_h = scale(rotation(angle), size);
  const parameters = {W_h, W_x: matrix(2, 1, W_x), b: matrix(2, 1, b), V: matrix(2, 2, V), d: matrix(2, 1, d)};
  const inputs = x.map((value) => matrix(1, 1, [value]));
  const lossOf = softmaxCrossEntropy(new Map([[steps - 1, [settings.class]]]));
  const traces: StepTrace[] = [];
  const {loss, pass} = evaluateOneLayer(network, parameters, inputs, lossOf, {trace: (step) => traces.push(step)});
  const factors = [...jacobianProducts(pass)];
  const links = traces.map(({t, h}, back): ChainLink => {
    const link = {t: t + 1, h: [...pass.steps[t].h.data], gradient: [...h.data], norm: norm(h.data)};
    if (back === 0) return link;
    const {jacobian, product} = factors[back - 1];
    const damped = traces[back - 1].preActivations.a.data;
    const factor = {
      jacobian: [...jacobian.data],
      slopes: Array.from(pass.steps[t + 1].h.data, (y) => tanh.derivative(NaN, y)),
      damped: [...damped],
      dampedNorm: norm(damped),
      product: [...product.data],
      productNorm: singularValues(product)[0]
    };
    return {...link, factor};
  });
  return {loss, W_h: [...W_h.data], size, angle, links};
}
