import type {Cell} from "../../src/engine/cells/cell.js";
import type {Reference} from "./readReference.js";
import {relativeError} from "./relativeError.js";
import type {Results} from "./results.js";
import {roundingSpread} from "./roundingSpread.js";
import {runFloat64} from "./runFloat64.js";
import {entryName, type Tensor} from "./tensor.js";

/** How far the engine is from a reference. */
export interface Comparison {
  /** The error that stands worst to what is allowed, and the entry that has it. */
  readonly error: number;
  readonly where: string;
  /** What is allowed there: the limit, or more where rounding alone moves a gradient by more. */
  readonly allowed: number;
  /** The relative error of each result, by name. */
  readonly errors: Readonly<Record<string, number>>;
}

/** An arithmetic that is held against PyTorch's float64. */
export interface Precision {
  /** The most that a result may be away, relative to the largest entry of its tensor. */
  readonly limit: number;
  /** One unit in the last place of 1. */
  readonly unit: number;
}

/**
 * Rounding in float64 leaves some 1e-15 over 30 steps; a term that is missing or a factor that is off by a millionth
 * leaves 1e-6. 1e-10 is far from both.
 */
export const float64: Precision = {limit: 1e-10, unit: 2 ** -52};

/** Rounding in float32, the tanh of the kernels and PyTorch's weights rounded leave some 1e-6 over 30 steps. */
export const float32: Precision = {limit: 1e-4, unit: 2 ** -23};

/**
 * So many times the spread over a few random errors of rounding is still rounding: the errors of a sigmoid are two units
 * at most, and those of a sum of many are seldom as lucky as the luckiest of the 8 runs.
 */
const safety = 4;

/**
 * Runs the float64 engine on a reference's weights and inputs, and compares every output, final state, loss and gradient.
 * @param plant changes the cells: a test plants a fault
 * @throws NonFiniteError where the engine's own pass goes to NaN or infinity
 */
export function compareReference(reference: Reference, plant?: (cell: Cell) => Cell): Comparison {
  return compareResults(reference, runFloat64(reference, plant), float64);
}

/**
 * Compares what an arithmetic made of a reference with what PyTorch did, tensor by tensor; ∂J/∂x also step by step, each
 * against its own largest entry: in a gradient that vanishes the early steps are far below the largest of all.
 * Outputs and final states are held to the limit. Where gradients or the loss are beyond it, they may be as far off as
 * rounding moves them: a saturated unit's 1 − h² or 1 − z has few digits left, or none, in any program.
 */
export function compareResults(reference: Reference, ours: Results, {limit, unit}: Precision): Comparison {
  let spread: Results | undefined;
  const errors: Record<string, number> = {};
  let worst = {error: -1, where: "", allowed: limit};
  const measure = (name: string, theirs: Tensor, from: number, to: number): number => {
    const part = theirs.data.subarray(from, to);
    const {error, index} = relativeError(ours[name].subarray(from, to), part);
    let allowed = limit;
    if (error > limit && Number.isFinite(error) && /^(loss$|gradients\.)/.test(name)) {
      spread ??= roundingSpread(reference, unit);
      allowed += (safety * largest(spread[name].subarray(from, to))) / (largest(part) || 1);
    }
    const isStep = to - from < theirs.data.length;
    if ((!isStep || error > allowed) && error / allowed > worst.error / worst.allowed)
      worst = {error, where: entryName(name, theirs, from + index), allowed};
    return error;
  };
  for (const [name, theirs] of Object.entries(reference.results))
    errors[name] = measure(name, theirs, 0, theirs.data.length);
  const x = reference.results["gradients.x"];
  const size = x.data.length / reference.inputs.length;
  for (const t of reference.inputs.keys()) measure("gradients.x", x, t * size, (t + 1) * size);
  return {...worst, errors};
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
