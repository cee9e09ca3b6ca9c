import {NonFiniteError} from "../nonFinite.js";
import type {Direction} from "./network.js";

/**
 * Runs one direction of a network of T steps. What is not finite is named with its layer, and counted as the sequence has
 * it: a direction that runs back has the last step first.
 */
export function inDirection<R>({prefix, reverse}: Direction, T: number, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof NonFiniteError) || (prefix === "" && !reverse)) throw error;
    const {where, what, value, step} = error;
    throw new NonFiniteError(where, prefix + what, value, reverse && step !== undefined ? T + 1 - step : step);
  }
}
