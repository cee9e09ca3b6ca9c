import {gru} from "../../engine/cells/gru/gru.js";
import {matrix, zeros} from "../../engine/linear/matrix.js";
import {log} from "../../engine/numerics/log.js";
import {zeroParameters} from "../../engine/parameters.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, signed, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** Answers are asked for with two or three decimals. */
const tolerance = 0.004;

export const keptState: Exercise = {
  id: "kept-state",
  title: "What a GRU keeps",
  kind: "derive",
  page: "gru",
  figure: "keep-or-replace",
  teaches: "With u the share that is replaced, (1 − u)^T of the first state and of its gradient is left.",
  points: 2,
  hints: [
    "In this lecture h = (1 − u) h⁻ + u h̃. With one u and one h̃ at all steps, what becomes of the distance from h to h̃?",
    "The distance h − h̃ shrinks by 1 − u at each step. So does a nudge of the first state."
  ],
  pose(random) {
    const [u, start, content] = [decimal(random, 0.05, 0.6), signed(random, 0.2, 0.95), signed(random, 0.2, 0.95)];
    const T = whole(random, 3, 8);
    const cell = gru({inputSize: 1, hiddenSize: 1});
    const logit = (share: number): number => log(share / (1 - share));
    // tanh of half the logit of (1 + y)/2 is y.
    const own = {b_u: matrix(1, 1, [logit(u)]), b_h: matrix(1, 1, [logit((1 + content) / 2) / 2])};
    const inputs = Array.from({length: T}, () => zeros(1, 1));
    const pass = forwardThroughTime(cell, {...zeroParameters(cell), ...own}, inputs, {
      initial: {h: matrix(1, 1, [start])}
    });
    const back = backwardThroughTime(pass, (t) => (t === T - 1 ? matrix(1, 1, [1]) : undefined));
    const after = (kept: number): number => content + kept * (start - content);
    const power = (base: number, exponent: number): number =>
      Array.from({length: exponent}).reduce((product: number) => product * base, 1);
    const kept = power(1 - u, T);
    return askNumbers({
      question: `A GRU of one unit has the same update gate, $u = ${u}$, and the same new content, $\\tilde h = ${content}$, at each of ${T} steps. It starts at $h^0 = ${start}$. Where is $h^{${T}}$, and what is $\\partial h^{${T}}/\\partial h^0$?`,
      fields: [{label: "h at the last step"}, {label: "its derivative by h⁰"}],
      right: [pass.steps[T - 1].h.data[0], back.initial.h.data[0]],
      tolerance,
      mistakes: [
        {
          answer: [after(power(u, T)), power(u, T)],
          says: "In this lecture u = 0 keeps the state: what stays is 1 − u."
        },
        {answer: [after(1 - u), 1 - u], says: "That is after one step."},
        {
          answer: [after(power(1 - u, T - 1)), power(1 - u, T - 1)],
          says: "That is one step short: from h⁰ on there are as many steps as there are."
        },
        {answer: [after(1 - u * T), 1 - u * T], says: "What is kept is multiplied at each step, not taken off."},
        {
          answer: [kept * start + content, kept],
          says: "The derivative is right. But of the new content only a share comes in: u of it at each step."
        }
      ]
    });
  }
};
