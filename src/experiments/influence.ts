import type {Parameters} from "../engine/cells/cell.js";
import {identity, norm} from "../engine/linear/matrix.js";
import {backwardNetwork} from "../engine/networks/backwardNetwork.js";
import {forwardNetwork} from "../engine/networks/forwardNetwork.js";
import type {Network} from "../engine/networks/network.js";

/** ‖∂h_t/∂x_k‖ by direction of a layer, at [t][k]: the square root of the sum over all H × E entries (Frobenius). */
export interface Influence {
  readonly forward: readonly (readonly number[])[];
  /** None in a network of one direction. */
  readonly backward: readonly (readonly number[])[] | undefined;
}

/**
 * How strongly the states at each word depend on the embedding of each word, in a network of one layer. The states of
 * both directions, [h→ | h←], are asked at once: a batch of copies of the sentence, each with one unit's gradient of 1.
 * @param tokens of one sentence, T of them
 * @param at the states that are asked for, all T where none are named: the result has a row of T for each
 * @throws RangeError on a network of more layers, or of vectors
 */
export function influence(
  network: Network,
  parameters: Parameters,
  tokens: Int32Array,
  at: readonly number[] = [...tokens.keys()]
): Influence {
  const {layers, bidirectional, hiddenSize: H, input} = network.spec;
  if (layers !== 1 || "size" in input)
    throw new RangeError(`influence: expected one layer that reads tokens, got ${layers} of ${JSON.stringify(input)}`);
  const units = identity(bidirectional ? 2 * H : H);
  const inputs = Array.from(tokens, (token) => new Int32Array(units.rows).fill(token));
  const pass = forwardNetwork(network, parameters, inputs);
  const forward: number[][] = [];
  const backward: number[][] = [];
  for (const t of at) {
    const {u} = backwardNetwork(pass, (step) => (step === t ? units : undefined), {parameterGradients: false});
    const rows = (from: number, to: number) => u[0].map(({data, cols}) => norm(data.subarray(from * cols, to * cols)));
    forward.push(rows(0, H));
    backward.push(rows(H, units.rows));
  }
  return {forward, backward: bidirectional ? backward : undefined};
}
