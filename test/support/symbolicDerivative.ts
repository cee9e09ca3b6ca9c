import {compile, derivative} from "mathjs";
import type {Activation} from "../../src/engine/activations.js";

/** mathjs evaluates its formulas with Math.exp, tanh and cosh, a few units in the last place of values up to 1. */
export const symbolicLimit = 2e-15;

/**
 * The largest absolute error of an activation's value and derivative against a formula in `a` and what mathjs makes
 * of it symbolically, at 4,000 places from −20 to 20, none of them 0.
 */
export function symbolicDerivativeError(
  {f, derivative: ours}: Activation,
  formula: string
): {error: number; a: number} {
  const value = compile(formula);
  const slope = derivative(formula, "a").compile();
  let worst = {error: 0, a: 0};
  for (let k = 0; k < 4000; ++k) {
    const a = (k - 1999.5) / 100;
    const y = f(a);
    const errors = [y - Number(value.evaluate({a})), ours(a, y) - Number(slope.evaluate({a}))].map(Math.abs);
    // an identity's value grows with a, and so does what rounding may do to it
    const error = Math.max(...errors) / Math.max(1, Math.abs(y));
    if (!(error <= worst.error)) worst = {error, a};
  }
  return worst;
}
