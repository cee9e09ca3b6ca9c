import type {CellKind} from "../cells/makeCell.js";

/** What a network reads at each step: a vector of `size` numbers, or one token of a vocabulary through an embedding. */
export type InputSpec = {readonly size: number} | {readonly vocabulary: number; readonly embedding: number};

/**
 * How the layers of a stack are joined. With u⁰ the input and h^ℓ what layer ℓ makes of u^{ℓ−1}:
 * plain u^ℓ = h^ℓ; residual u^ℓ = u^{ℓ−1} + h^ℓ, from the second layer on; dense u^ℓ = [u^{ℓ−1} | h^ℓ].
 */
export const connections = ["plain", "residual", "dense"] as const;
export type Connections = (typeof connections)[number];

/**
 * A recurrent network as plain data: the same in a settings file, in a worker's message and in a stored result, and
 * understood by both arithmetics. The head is a linear readout of the top layer, y_t = V u_t + d.
 */
export interface NetworkSpec {
  readonly cell: CellKind;
  readonly input: InputSpec;
  /** H of each layer and direction. */
  readonly hiddenSize: number;
  readonly layers: number;
  readonly connections: Connections;
  /** Whether every layer runs both ways, h = [h→ | h←]. */
  readonly bidirectional: boolean;
  readonly outputSize: number;
}
