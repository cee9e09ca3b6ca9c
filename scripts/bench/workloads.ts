import type {CellKind} from "../../src/engine/cells/makeCell.js";

/** One training problem: T steps of B sequences of I numbers through one cell of H units. */
export interface Workload {
  readonly name: string;
  readonly cell: CellKind;
  readonly H: number;
  readonly I: number;
  readonly T: number;
  readonly B: number;
}

export const workloads: readonly Workload[] = [
  {name: "W1", cell: "rnn-tanh", H: 16, I: 2, T: 50, B: 1},
  {name: "W2", cell: "lstm", H: 32, I: 8, T: 100, B: 16},
  {name: "W3", cell: "lstm", H: 128, I: 64, T: 64, B: 32},
  {name: "W4", cell: "gru", H: 128, I: 64, T: 64, B: 32}
];

/** Outputs of the linear readout of the last state; J = (1/B) Σ (y − target)², with targets of 0. */
export const outputs = 2;

/** Of the gradient step: so small that many thousand steps on one batch stay where they are. */
export const rate = 1e-3;

/** Gates of a cell, each with a W, a U and a b. */
export function gatesOf(cell: CellKind): number {
  return cell === "lstm" ? 4 : cell.startsWith("gru") ? 3 : 1;
}

/** Floating-point operations of the matrix products of one step of training: forward, ∂J/∂h, ∂J/∂W; none for ∂J/∂x. */
export function flops({cell, H, I, T, B}: Workload): number {
  return 2 * T * B * gatesOf(cell) * H * (H + I + H + H + I);
}

/** The same numbers in every language: n of them, evenly spread over ±scale/2, by Knuth's multiplicative hash. */
export function numbers(n: number, first: number, scale: number): Float64Array {
  return Float64Array.from({length: n}, (_, k) => scale * ((Math.imul(k + first, 2654435761) >>> 0) / 2 ** 32 - 0.5));
}

/** Parameters of all contestants, in the order in which src/engine lists them; and the inputs [T, B, I]. */
export function data({H, I, T, B}: Workload, parameters: number): {parameters: Float64Array; x: Float64Array} {
  return {parameters: numbers(parameters, 1, 2 / Math.sqrt(H)), x: numbers(T * B * I, 12345, 2)};
}

/** What all contestants do: one step of training, which returns the loss before it. */
export interface Trainee {
  step(): number;
  /** Bytes that it knows it has allocated. */
  readonly bytes?: number;
}

export type TraineeMaker = (workload: Workload) => Promise<Trainee>;
