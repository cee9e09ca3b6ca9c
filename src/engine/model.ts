import type {Cell, Parameters, ParameterShape, State} from "./cells/cell.js";
import {addOuterProducts, addRowSums, linear} from "./linear/affine.js";
import {multiply, type Matrix} from "./linear/matrix.js";
import type {Loss} from "./losses.js";
import {NonFiniteError, stopAtNonFinite} from "./nonFinite.js";
import {checkParameters, zeroParameters, type Shaped} from "./parameters.js";
import {
  backwardThroughTime,
  forwardThroughTime,
  gradientNames,
  type Gradients,
  type NonFinite,
  type Pass,
  type StepTrace
} from "./unroll.js";

/** A cell and a linear readout y_t = V h_t + d, with V of [O, H] and d of [O, 1]. */
export interface Model<S extends State = State> extends Shaped {
  readonly cell: Cell<S>;
  readonly outputSize: number;
  readonly shapes: Readonly<Record<string, ParameterShape>>;
}

/** The value of the loss, the outputs y_t of the steps that have one, and all gradients. */
export interface Evaluation extends Gradients {
  readonly loss: number;
  readonly outputs: ReadonlyMap<number, Matrix>;
  readonly pass: Pass;
}

/** A model that reads `outputSize` numbers off the hidden state of a cell. */
export function model<S extends State>(cell: Cell<S>, outputSize: number): Model<S> {
  if (!Number.isInteger(outputSize) || outputSize < 1)
    throw new RangeError(`model: expected outputSize to be a whole number of at least 1, got ${outputSize}`);
  return {
    kind: cell.kind,
    cell,
    outputSize,
    shapes: {
      ...cell.shapes,
      V: {rows: outputSize, cols: cell.hiddenSize, role: "input"},
      d: {rows: outputSize, cols: 1, role: "bias"}
    }
  };
}

/** The output y of [B, O] for a hidden state h of [B, H]. */
export function readout({V, d}: Parameters, h: Matrix): Matrix {
  return linear(V, h, d);
}

/** The parameters of the cell alone. */
export function cellParameters({cell}: Model, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.keys(cell.shapes).map((name) => [name, parameters[name]]));
}

/**
 * One forward and one backward pass of a model: the loss J over its steps, and the gradient of J with respect to every
 * parameter, input and the initial state.
 * @throws RangeError on shapes that do not fit, or a loss at a step that is not there; NonFiniteError, unless
 * `nonFinite` is "keep".
 */
export function evaluate(
  model: Model,
  parameters: Parameters,
  inputs: readonly Matrix[],
  loss: Loss,
  options: {initial?: State; nonFinite?: NonFinite; trace?: (step: StepTrace) => void} = {}
): Evaluation {
  checkParameters(model, parameters);
  checkLossSteps(loss.steps, inputs.length);
  const stop = options.nonFinite !== "keep";
  const pass = forwardThroughTime(model.cell, cellParameters(model, parameters), inputs, options);
  const gradients = zeroParameters(model);
  const outputs = new Map<number, Matrix>();
  const hiddenGradients = new Map<number, Matrix>();
  let total = 0;
  for (const [t, {h}] of pass.steps.entries()) {
    const y = readout(parameters, h);
    const here = loss.at(t, y);
    if (!here) continue;
    if (stop) stopAtNonFinite("evaluate", {y, "∂J/∂y": here.gradient}, t + 1);
    total += here.value;
    if (stop && !Number.isFinite(total)) throw new NonFiniteError("evaluate", "J", total, t + 1);
    outputs.set(t, y);
    // ∂J/∂V = Σ ∂J/∂y hᵀ,  ∂J/∂d = Σ ∂J/∂y,  ∂J/∂h = Vᵀ ∂J/∂y
    addOuterProducts(gradients.V, here.gradient, h);
    addRowSums(gradients.d, here.gradient);
    hiddenGradients.set(t, multiply(here.gradient, parameters.V));
  }
  if (stop) stopAtNonFinite("evaluate", gradientNames(gradients));
  const through = backwardThroughTime(pass, (t) => hiddenGradients.get(t), options);
  return {...through, parameters: {...gradients, ...through.parameters}, loss: total, outputs, pass};
}

function checkLossSteps(steps: readonly number[], T: number): void {
  for (const t of steps)
    if (!Number.isInteger(t) || t < 0 || t >= T)
      throw new RangeError(`evaluate: expected losses at steps from 1 to T=${T}, got one at step ${t + 1}`);
}
