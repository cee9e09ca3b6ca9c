import type {Cell, Role} from "../../src/engine/cells/cell.js";
import type {CellDefinition} from "../../src/engine/cells/cellDefinition.js";
import type {Operation} from "../../src/engine/cells/operations/operation.js";

/** How many parameters of each role stand before one in the flat parameters. */
type Place = Readonly<Record<Role, number>>;

/** A pre-activation as the kernels compute it. */
export interface KernelGate {
  /** Which state its matrix multiplies: h⁻, or the one that the reset gate has let through. */
  readonly reads: "h⁻" | "reset";
  /** Where W, U and b lie; of the first two one may be missing. */
  readonly state: Place | undefined;
  readonly input: Place | undefined;
  readonly bias: Place;
}

/**
 * The pre-activations of a cell in the order of its kernel, from its list of operations and the shapes of its parameters.
 * @throws RangeError where the kernel's order does not name each affine operation once, or one of them reads other wires
 * than h⁻, reset and x.
 */
export function kernelGates({operations, kernel, make}: CellDefinition): KernelGate[] {
  const cell = make({inputSize: 1, hiddenSize: 1});
  const affine = new Map(operations.operations.filter(({kind}) => kind === "affine").map((each) => [each.makes, each]));
  const order = kernel?.gates ?? [...affine.keys()];
  if (order.length !== affine.size || new Set(order).size !== affine.size || !order.every((wire) => affine.has(wire)))
    throw new RangeError(
      `kernelGates: expected ${[...affine.keys()].join(", ")} of ${cell.kind}, got ${order.join(", ")}`
    );
  return order.map((wire) => gateOf(cell, affine.get(wire) as Operation));
}

function gateOf({kind, shapes}: Cell, {makes, parameters, paths}: Operation): KernelGate {
  const term = (role: Role) => parameters.findIndex((name) => shapes[name].role === role);
  const [W, U, b] = [term("recurrent"), term("input"), term("bias")];
  const reads = W < 0 ? "h⁻" : paths[W].wire;
  if ((reads !== "h⁻" && reads !== "reset") || (U >= 0 && paths[U].wire !== "x") || b < 0)
    throw new RangeError(
      `kernelGates: expected ${makes} of ${kind} to read h⁻ or reset by W and x by U, with a bias, ` +
        `got ${paths.map(({wire}) => wire).join(", ")} by ${parameters.join(", ")}`
    );
  const place = (parameter: number) => (parameter < 0 ? undefined : placeOf(shapes, parameters[parameter]));
  return {reads, state: place(W), input: place(U), bias: placeOf(shapes, parameters[b])};
}

function placeOf(shapes: Cell["shapes"], parameter: string): Place {
  const place = {recurrent: 0, input: 0, bias: 0};
  for (const [name, {role}] of Object.entries(shapes)) {
    if (name === parameter) break;
    ++place[role];
  }
  return place;
}
