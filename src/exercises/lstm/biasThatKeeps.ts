import {lstm} from "../../engine/cells/lstm/lstm.js";
import {matrix, zeros} from "../../engine/linear/matrix.js";
import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {zeroParameters} from "../../engine/parameters.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** The bias is asked for with two decimals. */
const tolerance = 0.02;

/** The bias at which the logistic function is f. */
function logit(f: number): number {
  return log(f / (1 - f));
}

/** What an LSTM of one unit has left of c = 1 after so many steps, with b_f and nothing else. */
export function leftAfter(steps: number, bias: number): number {
  const cell = lstm({inputSize: 1, hiddenSize: 1});
  const parameters = {...zeroParameters(cell), b_f: matrix(1, 1, [bias])};
  const inputs = Array.from({length: steps}, () => zeros(1, 1));
  const pass = forwardThroughTime(cell, parameters, inputs, {initial: {h: zeros(1, 1), c: matrix(1, 1, [1])}});
  // With U_c, W_c and b_c of 0 nothing is written: c̃ = tanh 0.
  return pass.steps[steps - 1].c.data[0];
}

export const biasThatKeeps: Exercise = {
  id: "bias-that-keeps",
  title: "A bias for a memory",
  kind: "derive",
  page: "lstm",
  figure: "which-start",
  teaches:
    "What is left after N steps is the N-th power of the forget gate; a long memory wants a bias of log N or so.",
  points: 2,
  hints: [
    "With W_f and U_f of 0 the forget gate is the same at every step. What is left of c after N of them?",
    "Of f^N = q follows f. Which bias makes the logistic function come to f?"
  ],
  pose(random) {
    const steps = whole(random, 10, 100);
    const q = decimal(random, 0.1, 0.9);
    const f = exp(log(q) / steps);
    return askNumbers({
      question: `An LSTM's forget gate has weights of 0 and the bias $b_f$, and nothing is written. Which $b_f$ leaves a share of ${q} of $c$ after ${steps} steps?`,
      fields: [{label: "b_f"}],
      right: [logit(f)],
      tolerance,
      mistakes: [
        {
          answer: [logit(1 - 1 / steps)],
          says: "A gate of 1 − 1/N, or a bias of log N, leaves about 1/e after N steps, whatever share is asked for."
        },
        {answer: [f], says: "That is the gate. Its bias is what the logistic function makes the gate of."},
        {answer: [logit(q)], says: "That leaves this share after one step."},
        {
          answer: [logit(1 - q / steps)],
          says: "The share is lost by factors, not by parts: f^N = q, and not N (1 − f) = q."
        },
        {answer: [-logit(f)], says: "Mind the sign: a larger bias opens the forget gate, and an open one keeps."}
      ]
    });
  }
};
