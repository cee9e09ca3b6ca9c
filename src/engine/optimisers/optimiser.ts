import type {Parameters} from "../cells/cell.js";
import type {Matrix} from "../linear/matrix.js";
import {stopAtNonFinite} from "../nonFinite.js";

/** Makes new parameters from old ones and a gradient; what it remembers between updates is its own. */
export interface Optimiser {
  /** @throws NonFiniteError with the update and the parameter that went first. */
  update(parameters: Parameters, gradients: Parameters): Parameters;
}

/**
 * Passes on parameters that are finite.
 * @throws NonFiniteError with the update (from 1) and the parameter that went first.
 */
export function finiteParameters(where: string, parameters: Parameters, update: number): Parameters {
  stopAtNonFinite(where, parameters, update);
  return parameters;
}

/** @throws RangeError where a parameter has no gradient, or one of another shape. */
export function checkGradients(where: string, parameters: Parameters, gradients: Parameters): void {
  for (const [name, {rows, cols}] of Object.entries(parameters)) {
    const given = gradients[name] as Matrix | undefined;
    if (given?.rows !== rows || given.cols !== cols)
      throw new RangeError(
        `${where}: expected a gradient of ${name} of [${rows}, ${cols}], ` +
          `got ${given ? `[${given.rows}, ${given.cols}]` : "none"}`
      );
  }
}

/** @throws RangeError on a learning rate that is not a positive number. */
export function checkRate(where: string, rate: number): void {
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`${where}: expected a learning rate above 0, got ${rate}`);
}
