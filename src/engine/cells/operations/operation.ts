import type {Matrix} from "../../linear/matrix.js";
import type {Parameters} from "../cell.js";

/** The value on every wire of a step, by the wire's name. A vector a sequence: [B, H], and [B, I] for x. */
export type Wires = Readonly<Record<string, Matrix>>;

/** A formula as KaTeX sets it, and as plain text writes it. */
export interface Formula {
  readonly tex: string;
  readonly plain: string;
}

/** What goes from one operation to others: its symbol, and its meaning in a few words. */
export interface Wire extends Formula {
  readonly meaning: string;
}

/**
 * What the chain rule multiplies by on the way back through an operation to one of its inputs: nothing (a sum hands its
 * gradient on), a number for every entry, of [B, H], or the transpose of a matrix of [H, K].
 */
export type Factor =
  | {readonly by: "nothing"}
  | {readonly by: "entries"; readonly value: Matrix}
  | {readonly by: "matrix"; readonly value: Matrix};

/** One input of an operation, and the way back to it. */
export interface Path {
  /** The wire that is read. */
  readonly wire: string;
  /** The factor as a formula; of no letters where nothing is multiplied. */
  readonly factorFormula: Formula;
  /** ∂(result)/∂(input), from the parameters and the values on the wires. */
  factor(parameters: Parameters, wires: Wires): Factor;
}

/** What kinds of operations there are. */
export type OperationKind = "affine" | "activation" | "product" | "sum" | "one minus";

/** One operation of a cell's step. It makes one wire of others. */
export interface Operation {
  readonly kind: OperationKind;
  /** The wire that it makes. */
  readonly makes: string;
  /** The short sign that stands for it in a diagram: "σ", "∘", "+". */
  readonly sign: string;
  /** Its right-hand side. */
  readonly formula: Formula;
  /** Its inputs, in the order of the formula. */
  readonly paths: readonly Path[];
  /** The names of the parameters in it. */
  readonly parameters: readonly string[];
  /** The value of the wire that it makes. */
  forward(parameters: Parameters, wires: Wires): Matrix;
  /** Adds the parameters' gradients to `into`, from ∂J/∂(result) of [B, H]. */
  addGradients(gradient: Matrix, wires: Wires, into: Parameters): void;
}

/** A bias that pushes a cell's gate one way: the larger (sign 1), or the smaller (sign −1), the further. */
export interface Push {
  readonly bias: string;
  readonly sign: 1 | -1;
}

/**
 * One step of a cell as a list of operations, each of which reads only what stands before it. From this list come the
 * engine's table of operations (docs/engine.md) and the microscopes' pictures; test/engine/cells/operations holds it
 * against the cell's own code.
 */
export interface CellOperations {
  /** What the cell is called in figures: "LSTM". */
  readonly name: string;
  /** Every wire by its name; those that a step's record has too have the name that they have there. */
  readonly wires: Readonly<Record<string, Wire>>;
  /** In the order in which they are done. */
  readonly operations: readonly Operation[];
  /** Whether c is handed from step to step beside h. The wires are called x, h⁻, c⁻, and h, c. */
  readonly hasCellState: boolean;
  /** In a gated cell: the bias that pushes it towards keeping its state. */
  readonly keeps?: Push;
  /** Where another gate writes: the bias that pushes it towards writing. */
  readonly writes?: Push;
}
