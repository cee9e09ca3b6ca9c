import type {Matrix} from "../../src/engine/linear/matrix.js";
import {evaluateOneLayer} from "../../src/engine/networks/oneLayer.js";
import {lossOf, type Problem} from "./problem.js";

/**
 * The derivative of `f` at 0 by central differences with steps h, h/2 and h/4, extrapolated twice (Richardson): what is
 * left is of the order of h⁶.
 */
export function derivativeAt0(f: (shift: number) => number, h: number): number {
  const [d1, d2, d4] = [h, h / 2, h / 4].map((step) => (f(step) - f(-step)) / (2 * step));
  const [e1, e2] = [(4 * d2 - d1) / 3, (4 * d4 - d2) / 3];
  return (16 * e2 - e1) / 15;
}

/** The gradient of `f` with respect to every entry of `value`, which is changed in place and put back. */
export function numericGradient(value: Matrix, f: () => number, h: number): Float64Array {
  return value.data.map((original, k) => {
    const derivative = derivativeAt0((shift) => {
      value.data[k] = original + shift;
      return f();
    }, h);
    value.data[k] = original;
    return derivative;
  });
}

/** Numbers that a loss depends on, and the gradients of it that are tested. */
export interface Differentiated {
  readonly name: string;
  readonly values: readonly Matrix[];
  readonly gradients: readonly Matrix[];
}

/**
 * The largest error of gradients of J against central differences: max |ours − numeric| / max |numeric| for each entry
 * of the list, and the name of the worst. The differences themselves are only known to the rounding of J over the
 * smallest step, some 2⁻⁵⁰ max(1, |J|) / (h/4): that much is not held against us.
 * @param J the loss at the values as they stand, which are changed in place and put back
 */
export function largestErrorAgainst(
  J: () => number,
  list: readonly Differentiated[],
  h: number
): {error: number; name: string} {
  const rounding = (2 ** -50 * Math.max(1, Math.abs(J()))) / (h / 4);
  let worst = {error: -1, name: ""};
  for (const {name, values, gradients} of list) {
    const numeric = values.flatMap((value) => Array.from(numericGradient(value, J, h)));
    const analytic = gradients.flatMap(({data}) => Array.from(data));
    const difference = Math.max(...numeric.map((value, k) => Math.abs(value - analytic[k])));
    const largest = Math.max(...numeric.map(Math.abs));
    const error = difference <= rounding ? 0 : (difference - rounding) / largest;
    if (Number.isNaN(error)) worst = {error: Infinity, name};
    else if (error > worst.error) worst = {error, name};
  }
  return worst;
}

/** The largest error of `evaluateOneLayer`'s gradients, over every parameter, input and initial state. */
export function largestGradientError(problem: Problem, h = 2 ** -8): {error: number; name: string} {
  const {parameters, inputs, initial, loss, network} = problem;
  const ours = evaluateOneLayer(network, parameters, inputs, loss, {initial});
  return largestErrorAgainst(
    () => lossOf(problem),
    [
      ...Object.entries(parameters).map(([name, value]) => {
        return {name, values: [value], gradients: [ours.parameters[name]]};
      }),
      {name: "x", values: inputs, gradients: ours.inputs},
      {name: "h0", values: [initial.h], gradients: [ours.initial.h]},
      ...(initial.c && ours.initial.c ? [{name: "c0", values: [initial.c], gradients: [ours.initial.c]}] : [])
    ],
    h
  );
}
