import type {Cell, Parameters, State, StepGradient} from "./cells/cell.js";
import {sum} from "./linear/elementwise.js";
import {zeros, type Matrix} from "./linear/matrix.js";
import {allFinite, stopAtNonFinite} from "./nonFinite.js";
import {checkParameters, zeroParameters} from "./parameters.js";

/** What to do with NaN and infinities: stop and name them, or keep them as a result that is to be shown. */
export type NonFinite = "stop" | "keep";

/** A forward pass: everything the way back needs. `steps[t]` and `inputs[t]` are those of the lecture's step t + 1. */
export interface Pass<S extends State = State> {
  readonly cell: Cell<S>;
  readonly parameters: Parameters;
  readonly inputs: readonly Matrix[];
  readonly initial: State;
  readonly steps: readonly S[];
}

/** What the way back through one step leaves in a trace; `t` counts from 0 as in `Pass.steps`. */
export interface StepTrace extends StepGradient {
  readonly t: number;
  /** ∂J/∂h_t in full, [B, H]: what the loss at this step and the step after send back, summed. */
  readonly h: Matrix;
  /** ∂J/∂h_t as far as it comes from the loss at this very step; absent where the step has none. */
  readonly hFromLoss?: Matrix;
  /** ∂J/∂h_t as far as it comes from the step after, [B, H]. */
  readonly hFromAfter: Matrix;
}

/** Gradients of J with respect to everything that went in. */
export interface Gradients {
  readonly parameters: Parameters;
  readonly initial: State;
  /** ∂J/∂x_t, one of [B, I] a step. */
  readonly inputs: readonly Matrix[];
}

/** What the way back may be asked for. */
export interface BackwardOptions {
  /** Called once a step, from the last to the first. */
  readonly trace?: (step: StepTrace) => void;
  readonly nonFinite?: NonFinite;
  /** False where only the trace is wanted. */
  readonly parameterGradients?: boolean;
}

/** A state of zeros for a batch. */
export function zeroState({hiddenSize, hasCellState}: Cell, batch: number): State {
  const h = zeros(batch, hiddenSize);
  return hasCellState ? {h, c: zeros(batch, hiddenSize)} : {h};
}

/**
 * The forward pass over T inputs of [B, I] each, from an initial state (zeros where none is given).
 * @throws RangeError on shapes that do not fit; NonFiniteError, unless `nonFinite` is "keep".
 */
export function forwardThroughTime<S extends State>(
  cell: Cell<S>,
  parameters: Parameters,
  inputs: readonly Matrix[],
  {initial, nonFinite = "stop"}: {initial?: State; nonFinite?: NonFinite} = {}
): Pass<S> {
  checkParameters(cell, parameters);
  checkInputs(cell, inputs);
  const start = initial ?? zeroState(cell, inputs[0].rows);
  checkState(cell, start, inputs[0].rows);
  if (nonFinite === "stop") stopAtNonFinite("forwardThroughTime", parameters);
  const steps: S[] = [];
  let before: State = start;
  for (const [t, x] of inputs.entries()) {
    const step = cell.forward(parameters, x, before);
    if (nonFinite === "stop") stopAtNonFinite("forwardThroughTime", quantities(step), t + 1);
    steps.push(step);
    before = step;
  }
  return {cell, parameters, inputs, initial: start, steps};
}

/**
 * Backpropagation through time: from ∂J/∂h_t of the losses, [B, H] for each t (from 0) that has one, to every
 * parameter, input and the initial state. `trace` is called once a step, from the last to the first; parameter gradients
 * can be left out where only the trace is wanted.
 * Source: Werbos 1990.
 * @throws NonFiniteError with the step and the parameter that went first, unless `nonFinite` is "keep".
 */
export function backwardThroughTime(
  pass: Pass,
  lossGradient: (t: number) => Matrix | undefined,
  options: BackwardOptions = {}
): Gradients {
  const result = goBack(pass, lossGradient, options);
  // A parameter's gradient is a sum over steps, which may overflow though every share is finite. To look at the sums
  // after each step would double the work, so it is done only where a sum has gone, by taking the way back once more.
  if (options.nonFinite !== "keep" && !allFinite(result.parameters))
    goBack(pass, lossGradient, {checkSumsAtEachStep: true});
  return result;
}

function goBack(
  {cell, parameters, inputs, initial, steps}: Pass,
  lossGradient: (t: number) => Matrix | undefined,
  options: BackwardOptions & {checkSumsAtEachStep?: boolean}
): Gradients {
  const {trace, nonFinite = "stop", parameterGradients = true, checkSumsAtEachStep = false} = options;
  const gradients = parameterGradients ? zeroParameters(cell) : undefined;
  const inputGradients = new Array<Matrix>(inputs.length);
  let after = zeroState(cell, initial.h.rows);
  for (let t = steps.length - 1; t >= 0; --t) {
    const hFromAfter = after.h;
    const hFromLoss = lossGradient(t);
    const h = hFromLoss ? sum(hFromLoss, hFromAfter) : hFromAfter;
    const step = cell.backward(parameters, inputs[t], steps[t - 1] ?? initial, steps[t], {...after, h}, gradients);
    if (nonFinite === "stop") stopAtNonFinite("backwardThroughTime", namedGradients(h, step), t + 1);
    if (checkSumsAtEachStep && gradients) stopAtNonFinite("backwardThroughTime", gradientNames(gradients), t + 1);
    trace?.({...step, t, h, hFromAfter, ...(hFromLoss && {hFromLoss})});
    inputGradients[t] = step.x;
    after = step.before;
  }
  return {parameters: gradients ?? {}, initial: after, inputs: inputGradients};
}

/** Every matrix of a step's record, in the order in which the cell lists them: pre-activations before states. */
function quantities(step: State): Readonly<Record<string, Matrix>> {
  return {...step};
}

/** In the order in which they arise, so that the first to go is the one named. */
function namedGradients(
  h: Matrix,
  {intoC, preActivations, x, before}: StepGradient
): Record<string, Matrix | undefined> {
  return {
    "∂J/∂h": h,
    "∂J/∂c": intoC?.total,
    ...gradientNames(preActivations),
    "∂J/∂x": x,
    "∂J/∂h of the step before": before.h,
    "∂J/∂c of the step before": before.c
  };
}

/** `∂J/∂W_h` for the gradient of W_h. */
export function gradientNames(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`∂J/∂${name}`, value]));
}

function checkInputs({kind, inputSize}: Cell, inputs: readonly Matrix[]): void {
  if (inputs.length === 0) throw new RangeError(`${kind}: expected at least one step of x, got none`);
  const batch = inputs[0].rows;
  for (const [t, x] of inputs.entries())
    if (x.rows !== batch || x.cols !== inputSize || x.data.length !== batch * inputSize)
      throw new RangeError(
        `${kind}: expected x of [T=${inputs.length}, B=${batch}, I=${inputSize}], ` +
          `got [${x.rows}, ${x.cols}] with ${x.data.length} values at step ${t + 1}`
      );
}

function checkState({kind, hiddenSize, hasCellState}: Cell, {h, c}: State, batch: number): void {
  for (const [name, value, wanted] of [
    ["h", h, true],
    ["c", c, hasCellState]
  ] as const) {
    if (!wanted) continue;
    if (value?.rows !== batch || value.cols !== hiddenSize)
      throw new RangeError(
        `${kind}: expected initial ${name} of [B=${batch}, H=${hiddenSize}], ` +
          `got ${value ? `[${value.rows}, ${value.cols}]` : "none"}`
      );
  }
}
