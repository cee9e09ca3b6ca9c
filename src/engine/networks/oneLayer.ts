import type {Cell, Parameters, State} from "../cells/cell.js";
import {linear} from "../linear/affine.js";
import type {Matrix} from "../linear/matrix.js";
import type {Loss} from "../losses.js";
import {evaluateNetwork} from "./evaluateNetwork.js";
import {directionParameters, layeredNetwork, type LayeredNetwork} from "./network.js";
import type {Gradients, NonFinite, Pass, StepTrace} from "../unroll.js";

/** One cell and a linear readout y_t = V h_t + d, with V of [O, H] and d of [O, 1]: a network of one layer. */
export interface OneLayerNetwork<S extends State = State> extends LayeredNetwork {
  readonly cell: Cell<S>;
  readonly outputSize: number;
}

/** The value of the loss, the outputs y_t of the steps that have one, and all gradients. */
export interface OneLayerEvaluation extends Gradients {
  readonly loss: number;
  readonly outputs: ReadonlyMap<number, Matrix>;
  readonly pass: Pass;
}

/** The one layer's name in `NetworkStates`. */
const layer = "layer1";

/** A network of one layer that reads `outputSize` numbers off the hidden state of a cell. */
export function oneLayerNetwork<S extends State>(cell: Cell<S>, outputSize: number): OneLayerNetwork<S> {
  if (!Number.isInteger(outputSize) || outputSize < 1)
    throw new RangeError(`oneLayerNetwork: expected outputSize to be a whole number of at least 1, got ${outputSize}`);
  const {inputSize: size, hiddenSize} = cell;
  const spec = {input: {size}, hiddenSize, layers: 1, connections: "plain", bidirectional: false, outputSize} as const;
  return {...layeredNetwork(cell.kind, spec, () => cell as Cell), cell, outputSize};
}

/** The output y of [B, O] for a hidden state h of [B, H]. */
export function readout({V, d}: Parameters, h: Matrix): Matrix {
  return linear(V, h, d);
}

/** The parameters of the cell alone. */
export function cellParameters({layers: [{directions}]}: OneLayerNetwork, parameters: Parameters): Parameters {
  return directionParameters(directions[0], parameters);
}

/**
 * One forward and one backward pass of such a network: the loss J over its steps, and the gradient of J with respect to every
 * parameter, input and the initial state. It is `evaluateNetwork` for one layer, in one layer's words.
 * @throws RangeError on shapes that do not fit, or a loss at a step that is not there; NonFiniteError, unless
 * `nonFinite` is "keep".
 */
export function evaluateOneLayer(
  network: OneLayerNetwork,
  parameters: Parameters,
  inputs: readonly Matrix[],
  loss: Loss,
  {initial, nonFinite, trace}: {initial?: State; nonFinite?: NonFinite; trace?: (step: StepTrace) => void} = {}
): OneLayerEvaluation {
  const evaluation = evaluateNetwork(
    network,
    parameters,
    {inputs, loss},
    {
      ...(initial && {initial: {[layer]: initial}}),
      ...(nonFinite && {nonFinite}),
      ...(trace && {trace: (_, step) => trace(step)})
    }
  );
  return {
    loss: evaluation.loss,
    outputs: evaluation.outputs,
    pass: evaluation.pass.passes[layer],
    parameters: evaluation.parameters,
    inputs: evaluation.u[0],
    initial: evaluation.initial[layer]
  };
}
