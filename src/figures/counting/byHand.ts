import {gru} from "../../engine/cells/gru/gru.js";
import {lstm} from "../../engine/cells/lstm/lstm.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix, zeros} from "../../engine/linear/matrix.js";
import {log} from "../../engine/numerics/log.js";
import {forwardThroughTime} from "../../engine/unroll.js";

/** A weight at which σ is 1 and tanh is ±1, to the last bit. */
const full = 100;

const none = zeros(1, 1);
const sizes = {inputSize: 1, hiddenSize: 1};

/** aⁿbⁿ, an a as 1 and a b as −1. */
function letters(n: number) {
  return Array.from({length: 2 * n}, (_, t) => matrix(1, 1, [t < n ? 1 : -1]));
}

/**
 * An LSTM's unit with weights set by hand, reading aⁿbⁿ: its gates stand open, and its content is 1 at an a and −1 at a b. Its
 * cell state after each step: how many b's are still to come, from the first b on.
 */
export function countWithLstm(n: number): number[] {
  const open = {W: none, U: none, b: matrix(1, 1, [full])};
  const parameters: Parameters = {
    ...{W_f: open.W, U_f: open.U, b_f: open.b, W_i: open.W, U_i: open.U, b_i: open.b},
    ...{W_o: open.W, U_o: open.U, b_o: open.b, W_c: none, U_c: matrix(1, 1, [full]), b_c: none}
  };
  return forwardThroughTime(lstm(sizes), parameters, letters(n)).steps.map(({c}) => c.data[0]);
}

/** The same of a GRU's unit whose update gate stands at u: its state after each step. */
export function countWithGru(n: number, u: number): number[] {
  const parameters: Parameters = {
    ...{W_u: none, U_u: none, b_u: matrix(1, 1, [log(u) - log(1 - u)])},
    ...{W_r: none, U_r: none, b_r: matrix(1, 1, [full]), W_h: none, U_h: matrix(1, 1, [full]), b_h: none}
  };
  return forwardThroughTime(gru(sizes), parameters, letters(n)).steps.map(({h}) => h.data[0]);
}

/**
 * After how many b's a state says that this was the last one: when it first falls below a mark. null where it never does.
 * @param states after each step of aⁿbⁿ
 */
export function saysLast(states: readonly number[], mark: number): number | null {
  const n = states.length / 2;
  const at = states.slice(n).findIndex((state) => state < mark);
  return at < 0 ? null : at + 1;
}

/** Where an LSTM's count is nearer to none left than to one. */
export const lstmMark = 0.5;

/** Below 0 a GRU's state comes from b's more than from a's. */
export const gruMark = 0;

/** The n up to which a GRU's unit with this gate names the last b, of all up to `most`. */
export function gruReach(u: number, most: number): number {
  for (let n = 1; n <= most; ++n) if (saysLast(countWithGru(n, u), gruMark) !== n) return n - 1;
  return most;
}
