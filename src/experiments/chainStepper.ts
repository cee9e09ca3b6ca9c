import * as v from "valibot";
import {tanh} from "../engine/activations.js";
import {rnn} from "../engine/cells/rnn.js";
import {jacobianProducts} from "../engine/jacobian.js";
import {matrix, norm, scale} from "../engine/linear/matrix.js";
import {singularValues} from "../engine/linear/singularValues.js";
import {softmaxCrossEntropy} from "../engine/losses.js";
import {evaluate, model} from "../engine/model.js";
import type {StepTrace} from "../engine/unroll.js";

const pair = v.tuple([v.number(), v.number()]);
const square = v.tuple([v.number(), v.number(), v.number(), v.number()]);

/** A tanh RNN of two units and one input, so that a Jacobian is four numbers and a gradient an arrow in the plane. */
export const chainStepperSettings = v.pipe(
  v.object({
    /** Number of cells unrolled. */
    steps: v.pipe(v.number(), v.integer(), v.minValue(2)),
    /** W_h = size · direction. */
    size: v.pipe(v.number(), v.minValue(0)),
    /** A matrix of spectral radius and largest singular value 1, [2, 2] in row-major order. */
    direction: square,
    W_x: pair,
    b: pair,
    /** The readout y = V h + d, two logits. */
    V: square,
    d: pair,
    /** One input a step. */
    x: v.array(v.number()),
    /** The class whose −log softmax is the loss at the last step. */
    class: v.picklist([0, 1])
  }),
  v.forward(
    v.check(({x, steps}) => x.length === steps, "one input for each of the steps"),
    ["x"]
  )
);
export type ChainStepperSettings = v.InferOutput<typeof chainStepperSettings>;

/** What is known when the way back has reached h^t; t counts from 1 as in the lecture. */
export interface ChainLink {
  readonly t: number;
  /** h^t. */
  readonly h: readonly number[];
  /** ∂J/∂h^t, and its length. */
  readonly gradient: readonly number[];
  readonly norm: number;
  /** The factor of this step, ∂h^{t+1}/∂h^t in row-major order: absent at the last t, where the loss stands. */
  readonly jacobian?: readonly number[];
  /** The product of all factors so far, ∂h^T/∂h^t, and its largest singular value. */
  readonly product?: readonly number[];
  readonly productNorm?: number;
}

/** The chain rule from the loss J^T at h^T back to h^1. */
export interface Chain {
  readonly loss: number;
  /** From t = T down to 1. */
  readonly links: readonly ChainLink[];
}

/**
 * Runs the network forward, and the chain rule back one factor at a time:
 * ∂J/∂h^t = (∂h^{t+1}/∂h^t)ᵀ ∂J/∂h^{t+1}.
 * @throws RangeError where there is not one input a step.
 */
export function chainStepper(settings: ChainStepperSettings): Chain {
  const {steps, size, direction, W_x, b, V, d, x} = settings;
  if (x.length !== steps) throw new RangeError(`chainStepper: expected ${steps} inputs x, got ${x.length}`);
  const network = model(rnn({inputSize: 1, hiddenSize: 2, activation: tanh}), 2);
  const parameters = {
    W_h: scale(matrix(2, 2, direction), size),
    W_x: matrix(2, 1, W_x),
    b: matrix(2, 1, b),
    V: matrix(2, 2, V),
    d: matrix(2, 1, d)
  };
  const inputs = x.map((value) => matrix(1, 1, [value]));
  const traces: StepTrace[] = [];
  const {loss, pass} = evaluate(
    network,
    parameters,
    inputs,
    softmaxCrossEntropy(new Map([[steps - 1, [settings.class]]])),
    {
      trace: (step) => traces.push(step)
    }
  );
  const factors = [...jacobianProducts(pass)];
  const links = traces.map(({t, h}, back): ChainLink => {
    const link = {t: t + 1, h: [...pass.steps[t].h.data], gradient: [...h.data], norm: norm(h.data)};
    if (back === 0) return link;
    const {jacobian, product} = factors[back - 1];
    return {
      ...link,
      jacobian: [...jacobian.data],
      product: [...product.data],
      productNorm: singularValues(product)[0]
    };
  });
  return {loss, links};
}
