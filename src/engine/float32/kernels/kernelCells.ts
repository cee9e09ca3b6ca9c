import {cellKinds, type CellKind} from "../../cells/makeCell.js";

/** How many cells the kernels have, the first of the engine's list: those of `Cell` in assembly/layer.ts. */
const count = 7;

/** The cells that can be computed in float32. A new cell computes in float64 alone until it has its equations there. */
export const kernelCells: readonly CellKind[] = cellKinds.slice(0, count);
