import type {Cell, CellSizes} from "./cell.js";
import type {CellOperations} from "./operations/operation.js";
import type {PytorchLayout} from "./pytorchLayout.js";

/** What the engine knows of a cell beside its equations: the registry's entry, which stands below them in its folder. */
export interface CellDefinition {
  /** The cell of these sizes. @throws RangeError on sizes that are no whole numbers of at least 1. */
  readonly make: (sizes: CellSizes) => Cell;
  /** One step of it, operation by operation. */
  readonly operations: CellOperations;
  /** Whether figures that set cells side by side show it; not so a form of another cell, or one with pages of its own. */
  readonly compared: boolean;
  /** Its equations in float32; absent where it computes in float64 alone. */
  readonly kernel?: KernelDefinition;
  /** The layer of PyTorch's that it is; absent where PyTorch has none. */
  readonly pytorch?: PytorchLayout;
}

/** Where a cell's kernel is, and what its list of operations does not say of it. */
export interface KernelDefinition {
  /** The folder of cells/ that holds `kernel.ts`, in AssemblyScript. */
  readonly folder: string;
  /** The wires of the affine operations in the order in which the kernel counts them; that of the list if left out. */
  readonly gates?: readonly string[];
}
