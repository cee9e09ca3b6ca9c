import type {Parameters} from "../engine/cells/cell.js";
import {norm, zeros} from "../engine/linear/matrix.js";
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
  /** log(P / (1 − P)) of the token asked for, in nats. */
  readonly logit: number;
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
export function readTokens({spec, parameters}: LanguageModel, tokens: Int32Array, asked: number): Reading {
  const inputs = Array.from(tokens, (token) => Int32Array.of(token));
  const {loss, probabilities} = logOddsLoss(tokens.length - 1, Int32Array.of(asked));
  // Without the parameters' gradients, which take more than half of the time: a reader waits for this.
  const {loss: logit, u} = evaluateNetwork(network(spec), parameters, {inputs, loss}, {parameterGradients: false});
  return {probabilities: probabilities()[0], logit, gradient: u[0].map(({data}) => norm(data))};
}

/**
 * The log-odds of a token for each of B sequences at one step, as a loss: J is their sum, so that what comes back to each
 * sequence is the gradient of its own. `probabilities` has all of that step's, once the pass is done.
 */
export function logOddsLoss(
  step: number,
  asked: Int32Array
): {loss: Loss; probabilities: () => readonly Float64Array[]} {
  let given: readonly Float64Array[] = [];
  const loss: Loss = {
    steps: [step],
    at(_, y) {
      const gradient = zeros(y.rows, y.cols);
      const rows = Array.from(asked, (_, row) => y.data.subarray(row * y.cols, (row + 1) * y.cols));
      given = rows.map(softmax);
      const logits = rows.map((row, b) => {
        const others = besides(row, asked[b]);
        gradient.data.set(others.gradient, b * y.cols);
        return row[asked[b]] - others.log;
      });
      return {value: logits.reduce((sum, logit) => sum + logit, 0), gradient};
    }
  };
  return {loss, probabilities: () => given};
}

function softmax(y: Float64Array): Float64Array {
  const largest = Math.max(...y);
  const powers = y.map((y) => exp(y - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/**
 * log Σ_{j ≠ asked} exp y_j, and the gradient of y_asked less that: 1 at the token asked for, and minus the softmax of the
 * others. No 1 − P is computed, which would be 0 for a network that is surer than float64 can say.
 */
function besides(y: Float64Array, asked: number): {log: number; gradient: Float64Array} {
  const others = y.map((y, j) => (j === asked ? -Infinity : y));
  const largest = Math.max(...others);
  const powers = others.map((y) => exp(y - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {log: largest + log(total), gradient: powers.map((power, j) => (j === asked ? 1 : -power / total))};
}
