import type {Parameters} from "../engine/cells/cell.js";
import {norm, zeros, type Matrix} from "../engine/linear/matrix.js";
import type {Loss} from "../engine/losses.js";
import {evaluateNetwork} from "../engine/networks/evaluateNetwork.js";
import {network} from "../engine/networks/network.js";
import type {NetworkSpec} from "../engine/networks/networkSpec.js";
import {exp} from "../engine/numerics/exp.js";
import {log} from "../engine/numerics/log.js";

/** A trained language model: its network and its parameters. */
export interface LanguageModel {
  readonly spec: NetworkSpec;
  readonly parameters: Parameters;
}

/** What a model makes of a text at its end. */
export interface Reading {
  /** The probability of each token of the vocabulary as the next one. */
  readonly probabilities: Float64Array;
  /** log₁₀ of P / (1 − P) of the token asked for. */
  readonly logOdds: number;
  /**
   * At each token of the text ‖∂ logit(P)/∂x_t‖, where x_t is the embedding of that token and logit(P) = log(P/(1 − P)), in
   * nats for a nudge of length 1.
   */
  readonly gradient: readonly number[];
}

/**
 * Reads a text and asks for the next token. The gradient is that of the log-odds and not of log P: a network that is sure
 * has P near 1, where log P cannot rise, and its gradient is small however much the network depends on a word.
 * ∂ log P/∂x is (1 − P) times it.
 * @param tokens of the text, at least one
 * @param asked the token whose probability is differentiated
 * @throws RangeError where a token is not in the vocabulary
 */
export function readText({spec, parameters}: LanguageModel, tokens: Int32Array, asked: number): Reading {
  const last = tokens.length - 1;
  const inputs = Array.from(tokens, (token) => Int32Array.of(token));
  let probabilities: Float64Array = new Float64Array(0);
  let logOdds = 0;
  const loss: Loss = {
    steps: [last],
    at(_, y) {
      probabilities = softmax(y);
      const others = besides(y, asked);
      logOdds = (y.data[asked] - others.log) / log(10);
      return {value: y.data[asked] - others.log, gradient: others.gradient};
    }
  };
  const {u} = evaluateNetwork(network(spec), parameters, {inputs, loss});
  return {probabilities, logOdds, gradient: u[0].map(({data}) => norm(data))};
}

function softmax({data}: Matrix): Float64Array {
  const largest = Math.max(...data);
  const powers = data.map((y) => exp(y - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * log Σ_{j ≠ asked} exp y_j, and the gradient of y_asked less that: 1 at the token asked for, and minus the softmax of the
 * others. No 1 − P is computed, which would be 0 for a network that is surer than float64 can say.
 */
function besides({rows, cols, data}: Matrix, asked: number): {log: number; gradient: Matrix} {
  const others = data.map((y, j) => (j === asked ? -Infinity : y));
  const largest = Math.max(...others);
  const powers = others.map((y) => exp(y - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const gradient = zeros(rows, cols);
  for (let j = 0; j < cols; ++j) gradient.data[j] = j === asked ? 1 : -powers[j] / total;
  return {log: largest + log(total), gradient};
}
