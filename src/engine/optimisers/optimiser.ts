import type {Parameters} from "../cells/cell.js";
import {firstNonFinite, NonFiniteError} from "../nonFinite.js";

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
  for (const [name, value] of Object.entries(parameters)) {
    const bad = firstNonFinite(value);
    if (bad !== undefined) throw new NonFiniteError(where, name, bad, update);
  }
  return parameters;
}

/** @throws RangeError on a learning rate that is not a positive number. */
export function checkRate(where: string, rate: number): void {
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`${where}: expected a learning rate above 0, got ${rate}`);
}
