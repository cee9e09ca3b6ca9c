import {gru} from "../../engine/cells/gru/gru.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {log} from "../../engine/numerics/log.js";
import {logistic} from "../../engine/numerics/logistic.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";

/** A unit and where its gate stands; the schema in experiment.ts says what each number is. */
interface GateSettings extends Readonly<Record<"initial" | "W_u" | "U_u" | "b_u" | "saturated", number>> {
  readonly content: readonly number[];
  readonly update: readonly number[];
}

/** One step t, which counts from 1; the row of t = 0 has the state before the first step. */
export interface KeepRow {
  readonly t: number;
  readonly h: number;
  /** ∂h^T/∂h^t in full, and its direct path: the product of 1 − u over the steps after t. */
  readonly gradient: number;
  readonly direct: number;
  /** The new content, the gate's input and pre-activation, and the gate; absent at t = 0. */
  readonly content?: number;
  readonly x?: number;
  readonly a_u?: number;
  readonly u?: number;
  /** The other convention with negated weights, and the state that it gives. */
  readonly a_z?: number;
  readonly z?: number;
  readonly h_z?: number;
}

/**
 * A state over the steps: kept where u = 0, replaced where u = 1, and in between a mixture; computed by the engine's GRU,
 * and once more in the convention in which z = 1 keeps, with W_z = −W_u, U_z = −U_u, b_z = −b_u.
 * Source: Cho et al. 2014, eq. 5 and 7, for z; Chung et al. 2014, section 3.2, for the lecture's convention.
 */
export function keepOrReplace(settings: GateSettings): KeepRow[] {
  const pass = runGate(settings);
  const {steps, inputs, initial} = pass;
  const last = steps.length - 1;
  const gradients = new Array<number>(steps.length);
  const {initial: first} = backwardThroughTime(pass, (t) => (t === last ? one : undefined), {
    trace: ({t, h}) => (gradients[t] = h.data[0]),
    parameterGradients: false
  });
  const direct = [1];
  for (let t = last; t >= 0; --t) direct.unshift((1 - steps[t].u.data[0]) * direct[0]);
  let h_z = settings.initial;
  return [
    {t: 0, h: initial.h.data[0], gradient: first.h.data[0], direct: direct[0]},
    ...steps.map((step, t): KeepRow => {
      const x = inputs[t].data[1];
      const content = step.h̃.data[0];
      const a_z = -settings.W_u * h_z - settings.U_u * x - settings.b_u;
      const z = logistic(a_z);
      h_z = z * h_z + (1 - z) * content;
      return {
        ...{t: t + 1, h: step.h.data[0], gradient: gradients[t], direct: direct[t + 1], content, x},
        ...{a_u: step.a_u.data[0], u: step.u.data[0], a_z, z, h_z}
      };
    })
  ];
}

const one = matrix(1, 1, [1]);
const nothing = matrix(1, 1, [0]);

/** Step by step, since the input that puts the gate where it is to stand depends on the state before. */
function runGate({content, update, initial, W_u, U_u, b_u, saturated}: GateSettings) {
  const cell = gru({inputSize: 2, hiddenSize: 1});
  const parameters: Parameters = {
    ...{W_u: matrix(1, 1, [W_u]), U_u: matrix(1, 2, [0, U_u]), b_u: matrix(1, 1, [b_u])},
    ...{W_r: nothing, U_r: matrix(1, 2, [0, 0]), b_r: nothing},
    ...{W_h: nothing, U_h: matrix(1, 2, [1, 0]), b_h: nothing}
  };
  const start = matrix(1, 1, [initial]);
  const inputs: Matrix[] = [];
  let h = start;
  for (const [t, offered] of content.entries()) {
    const a = Math.min(saturated, Math.max(-saturated, logOdds(update[t])));
    inputs.push(matrix(1, 2, [logOdds((1 + offered) / 2) / 2, (a - W_u * h.data[0] - b_u) / U_u]));
    h = cell.forward(parameters, inputs[t], {h}).h;
  }
  return forwardThroughTime(cell, parameters, inputs, {initial: {h: start}});
}

/** The pre-activation at which the logistic function is p; half of it, at (1 + y)/2, is that at which tanh is y. */
function logOdds(p: number): number {
  return log(p) - log(1 - p);
}
