import type {Matrix} from "../linear/matrix.js";

/** What a cell hands from step to step, each of [B, H]: the hidden state h, and in an LSTM the cell state c. */
export interface State {
  readonly h: Matrix;
  readonly c?: Matrix;
}

/** Parameters, or gradients of parameters, by their names in the lecture. */
export type Parameters = Readonly<Record<string, Matrix>>;

/** What a parameter multiplies: the state of the step before, the input, or nothing. */
export type Role = "recurrent" | "input" | "bias";

/** The shape [rows, cols] of a parameter, and what it multiplies. */
export interface ParameterShape {
  readonly rows: number;
  readonly cols: number;
  readonly role: Role;
}

/** What flows back out of one step. All gradients are ∂J/∂(the thing named), of the thing's own shape. */
export interface StepGradient {
  /** ∂J/∂h and ∂J/∂c of the step before, by way of this step. */
  readonly before: State;
  /** ∂J/∂x of this step, [B, I]. */
  readonly x: Matrix;
  /** ∂J/∂a of every pre-activation of this step, by the letter of its gate, [B, H]. */
  readonly preActivations: Parameters;
  /** In a cell with a cell state: the two paths into c of this step, [B, H], and their sum. */
  readonly intoC?: {readonly throughH: Matrix; readonly throughC: Matrix; readonly total: Matrix};
}

/**
 * One recurrent layer's equations for one step: forward, and backward beside it.
 * S is the record of a step: its states, gates and pre-activations, each of [B, H].
 */
export interface Cell<S extends State = State> {
  readonly kind: string;
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Whether the state has a c beside h. */
  readonly hasCellState: boolean;
  readonly shapes: Readonly<Record<string, ParameterShape>>;
  /** One step forward from x of [B, I] and the state before. */
  forward(parameters: Parameters, x: Matrix, before: State): S;
  /**
   * One step backward. `after` holds ∂J/∂h of this step in full (from the loss and from the step after), and ∂J/∂c
   * as far as it comes from c of the step after. Parameter gradients are added to `into` where it is given.
   */
  backward(parameters: Parameters, x: Matrix, before: State, step: S, after: State, into?: Parameters): StepGradient;
}

/** The shapes of one gate or layer: W [H, H] on the state, U [H, I] on the input, b [H, 1]. */
export function gateShapes(
  [W, U, b]: readonly [string, string, string],
  hiddenSize: number,
  inputSize: number
): Record<string, ParameterShape> {
  return {
    [W]: {rows: hiddenSize, cols: hiddenSize, role: "recurrent"},
    [U]: {rows: hiddenSize, cols: inputSize, role: "input"},
    [b]: {rows: hiddenSize, cols: 1, role: "bias"}
  };
}

/** The sizes of one recurrent layer. */
export interface CellSizes {
  readonly inputSize: number;
  readonly hiddenSize: number;
}

/**
 * Refuses sizes that are not positive whole numbers.
 * @throws RangeError with the cell's name and the sizes given.
 */
export function checkSizes(name: string, inputSize: number, hiddenSize: number): void {
  for (const [what, size] of [
    ["inputSize", inputSize],
    ["hiddenSize", hiddenSize]
  ] as const)
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`${name}: expected ${what} to be a whole number of at least 1, got ${size}`);
}
