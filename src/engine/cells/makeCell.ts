import {checkName} from "../checkName.js";
import type {Cell, CellSizes} from "./cell.js";
import {registry} from "./registry.js";

/** The name of a cell, as settings and results write it. */
export type CellKind = keyof typeof registry;

/** Every cell of the engine, in the registry's order. */
export const cellKinds = Object.keys(registry) as readonly CellKind[];

/**
 * A cell by its name.
 * @throws RangeError on a name that is not one of `cellKinds`, or sizes that the cell refuses.
 */
export function makeCell(kind: CellKind, sizes: CellSizes): Cell {
  checkName("makeCell", "kind", kind, cellKinds);
  return registry[kind].make(sizes);
}
