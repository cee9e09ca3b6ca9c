import type {Cell, State} from "../../src/engine/cells/cell.js";
import type {Matrix} from "../../src/engine/linear/matrix.js";
import {cotangent} from "../../src/engine/losses.js";
import {backwardThroughTime, forwardThroughTime} from "../../src/engine/unroll.js";
import type {Reference} from "./readReference.js";
import {relativeError} from "./relativeError.js";
import {entryName} from "./tensor.js";

/** How far the engine is from a reference. */
export interface Comparison {
  /** The largest of the errors, and the entry that has it. */
  readonly error: number;
  readonly where: string;
  /** The relative error of each result, by name. */
  readonly errors: Readonly<Record<string, number>>;
}

/**
 * The most that the engine may be away from PyTorch. Rounding in float64 leaves some 1e-15 over 30 steps; a term that
 * is missing or a factor that is off by a millionth leaves 1e-6. 1e-10 is far from both.
 */
export const limit = 1e-10;

/**
 * In a gradient that vanishes, the early steps are far below the largest entry, and `limit` does not see them. So ∂J/∂x is
 * also held step by step, each against its own largest entry, more loosely: where a step's units are saturated, 1 − h²
 * turns one unit in the last place of h into much more.
 */
export const limitOfAStep = 1e-3;

/**
 * Runs the engine on a reference's weights and inputs, and compares every output, final state, loss and gradient.
 * @param cell the reference's own, or one with a fault planted in it
 * @throws NonFiniteError where the engine's own pass goes to NaN or infinity
 */
export function compareReference(reference: Reference, cell: Cell = reference.layer.cell): Comparison {
  const ours = results(reference, cell);
  const errors: Record<string, number> = {};
  let worst = {error: -1, where: ""};
  for (const [name, theirs] of Object.entries(reference.results)) {
    const {error, index} = relativeError(ours[name], theirs.data);
    errors[name] = error;
    if (error > worst.error) worst = {error, where: entryName(name, theirs, index)};
  }
  const x = reference.results["gradients.x"];
  const size = x.data.length / reference.inputs.length;
  for (const t of reference.inputs.keys()) {
    const part = (values: Float64Array) => values.subarray(t * size, (t + 1) * size);
    const {error, index} = relativeError(part(ours["gradients.x"]), part(x.data));
    if (error > limitOfAStep && error > worst.error)
      worst = {error, where: entryName("gradients.x", x, t * size + index)};
  }
  return {...worst, errors};
}

/** The engine's results under the names of the reference's. */
function results(
  {layer, weights, inputs, initial, cotangents}: Reference,
  cell: Cell
): Readonly<Record<string, Float64Array>> {
  const pass = forwardThroughTime(cell, layer.parameters(weights), inputs, {initial});
  const loss = cotangent(new Map(cotangents.entries()));
  const losses = pass.steps.map(({h}, t) => loss.at(t, h));
  const gradients = backwardThroughTime(pass, (t) => losses[t]?.gradient);
  return {
    output: values(pass.steps.map(({h}) => h)),
    ...state(pass.steps[pass.steps.length - 1], "hn", "cn"),
    loss: Float64Array.of(losses.reduce((total, at) => total + (at?.value ?? 0), 0)),
    ...Object.fromEntries(
      Object.entries(layer.gradients(gradients.parameters)).map(([name, {data}]) => [`gradients.${name}`, data])
    ),
    "gradients.x": values(gradients.inputs),
    ...state(gradients.initial, "gradients.h0", "gradients.c0")
  };
}

function state({h, c}: State, hName: string, cName: string): Record<string, Float64Array> {
  return c ? {[hName]: h.data, [cName]: c.data} : {[hName]: h.data};
}

/** The entries of all matrices, one after the other. */
function values(matrices: readonly Matrix[]): Float64Array {
  return Float64Array.from(matrices.flatMap(({data}) => Array.from(data)));
}
