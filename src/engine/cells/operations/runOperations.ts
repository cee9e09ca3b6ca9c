import {elementwise, sum} from "../../linear/elementwise.js";
import {multiply, zeros, type Matrix} from "../../linear/matrix.js";
import type {Parameters, State} from "../cell.js";
import type {CellOperations, Factor, Operation, Wires} from "./operation.js";

/** One of the paths by which a gradient comes back to a wire. */
export interface Addend {
  /** What has read the wire: the wire that the reading operation makes, or a reader outside the step. */
  readonly from: string;
  /** What comes back along this path, of the wire's shape. */
  readonly gradient: Matrix;
  /** Whether the path is cut: then this is what is lost. */
  readonly cut: boolean;
}

/** ∂J/∂(wire): the paths that meet here, and the sum of those that are not cut. */
export interface WireGradient {
  readonly addends: readonly Addend[];
  readonly total: Matrix;
}

/** What comes into a step's way back from outside, in the order in which it is added. */
export interface Arriving {
  /** The wire of the step that was read: "h", "c". */
  readonly wire: string;
  /** Who read it: "the loss", "the step after". */
  readonly from: string;
  readonly gradient: Matrix;
}

/** The name of a path back, from a reader to the wire that it has read. */
export function pathName(wire: string, from: string): string {
  return `${wire} from ${from}`;
}

/** One step forward, operation by operation: the value of every wire. x of [B, I]. */
export function runForward(list: CellOperations, parameters: Parameters, x: Matrix, before: State): Wires {
  return runFrom(list, parameters, {x, "h⁻": before.h, ...(before.c && {"c⁻": before.c})});
}

/**
 * The same from any wires whose values are given: of the operations only those between them and h, in order. Given what comes
 * in, that is the whole step; given gates, what is done with them, and none of what leads to them.
 * @throws RangeError where an operation reads a wire that is neither given nor made
 */
export function runFrom({operations}: CellOperations, parameters: Parameters, given: Wires): Wires {
  const wires: Record<string, Matrix> = {...given};
  for (const {makes, forward} of between(operations, given)) wires[makes] = forward(parameters, wires);
  return wires;
}

/** The operations on the way from the given wires to h. */
function between(operations: readonly Operation[], given: Wires): Operation[] {
  const wanted = new Set(["h"]);
  const needed: Operation[] = [];
  for (const operation of [...operations].reverse())
    if (wanted.has(operation.makes) && !(operation.makes in given)) {
      needed.unshift(operation);
      for (const {wire} of operation.paths) wanted.add(wire);
    }
  const made = new Set(needed.map(({makes}) => makes));
  const missing = [...wanted].filter((wire) => !(wire in given) && !made.has(wire));
  if (missing.length > 0)
    throw new RangeError(`runFrom: expected a value of ${missing.join(", ")}, got ${Object.keys(given).join(", ")}`);
  return needed;
}

/**
 * One step backward, operation by operation from the last: where a wire is read more than once, the gradients that come
 * back are summed. Source: reverse accumulation, Linnainmaa 1970.
 * @param arriving what comes from outside the step into h and c
 * @param cut names of paths (`pathName`) along which nothing is to come back
 * @param into where the parameters' gradients of this step are added, if they are wanted
 */
export function runBackward(
  {operations}: CellOperations,
  parameters: Parameters,
  wires: Wires,
  arriving: readonly Arriving[],
  {cut = new Set(), into}: {cut?: ReadonlySet<string>; into?: Parameters} = {}
): Readonly<Record<string, WireGradient>> {
  const addends: Record<string, Addend[]> = {};
  const arrive = ({wire, from, gradient}: Arriving): void => {
    (addends[wire] ??= []).push({from, gradient, cut: cut.has(pathName(wire, from))});
  };
  const totals: Record<string, WireGradient> = {};
  const add = (wire: string): WireGradient => {
    const all = addends[wire] ?? [];
    const alive = all.filter(({cut}) => !cut).map(({gradient}) => gradient);
    const {rows, cols} = wires[wire];
    return (totals[wire] = {addends: all, total: alive.length ? sum(...(alive as [Matrix])) : zeros(rows, cols)});
  };
  arriving.forEach(arrive);
  for (const {makes, paths, addGradients} of [...operations].reverse()) {
    const {total} = add(makes);
    for (const {wire, factor} of paths)
      arrive({wire, from: makes, gradient: through(factor(parameters, wires), total)});
    if (into) addGradients(total, wires, into);
  }
  for (const wire of Object.keys(wires)) if (!(wire in totals)) add(wire);
  return totals;
}

/** ∂J/∂(input) of ∂J/∂(result): the chain rule through one factor. */
function through(factor: Factor, gradient: Matrix): Matrix {
  if (factor.by === "nothing") return gradient;
  if (factor.by === "matrix") return multiply(gradient, factor.value);
  return elementwise((g, slope) => g * slope, gradient, factor.value);
}
