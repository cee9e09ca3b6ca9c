import {cellKinds, type CellKind} from "../../cells/makeCell.js";
import {registry} from "../../cells/registry.js";

/**
 * The cells that can be computed in float32: their places here are their numbers in the kernels. One without a kernel
 * computes in float64 alone.
 */
export const kernelCells: readonly CellKind[] = cellKinds.filter((kind) => registry[kind].kernel);
