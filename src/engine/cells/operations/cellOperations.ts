import {cellKinds, type CellKind} from "../makeCell.js";
import {registry} from "../registry.js";
import type {CellOperations} from "./operation.js";

/** Every cell of the engine as a list of operations, by its kind. */
export const cellOperations = Object.fromEntries(
  cellKinds.map((kind) => [kind, registry[kind].operations])
) as Readonly<Record<CellKind, CellOperations>>;

/** The cells that figures compare, in the engine's order. */
export const comparedCells: readonly CellKind[] = cellKinds.filter((kind) => registry[kind].compared);

/** Those of them that have a gate to keep their state with. */
export const gatedCells: readonly CellKind[] = comparedCells.filter((kind) => cellOperations[kind].keeps);
