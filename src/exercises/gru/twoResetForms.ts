import {gru} from "../../engine/cells/gru/gru.js";
import {gruResetAfter} from "../../engine/cells/gruResetAfter/gruResetAfter.js";
import type {Cell} from "../../engine/cells/cell.js";
import type {GruStep} from "../../engine/cells/gru/gru.js";
import {matrix, multiply, transpose, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {log} from "../../engine/numerics/log.js";
import {zeroParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, decimals} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {column, table} from "../asking/written.js";

/** Answers are asked for with two decimals. */
const tolerance = 0.01;

export const twoResetForms: Exercise = {
  id: "two-reset-forms",
  title: "Where the reset gate stands",
  kind: "derive",
  page: "gru",
  figure: "two-reset-gates",
  teaches:
    "The lecture's GRU resets what goes into the product, PyTorch's what comes out of it: two functions of one state.",
  points: 2,
  hints: [
    "In the lecture's form the gate is on the state: first r ∘ h⁻, then the product with W_h.",
    "In PyTorch's form it is on the product: first W_h h⁻, then r ∘ that."
  ],
  pose(random) {
    const h = decimals(random, [1, 2], [0.2, 0.9]);
    const W = decimals(random, [2, 2], [0.3, 1.8], 1);
    const r = [decimal(random, 0.05, 0.5), decimal(random, 0.5, 0.95)];
    const sizes = {inputSize: 1, hiddenSize: 2};
    /** What the new content is made of, by a cell whose reset gates come of their biases alone. */
    const content = (cell: Cell<GruStep>): number[] => {
      const own = {
        W_h: W,
        b_r: matrix(
          2,
          1,
          r.map((one) => log(one / (1 - one)))
        )
      };
      return Array.from(cell.forward({...zeroParameters(cell), ...own}, zeros(1, 1), {h}).a_h.data);
    };
    const [before, after] = [content(gru(sizes)), content(gruResetAfter(sizes))];
    const gated = (gates: readonly number[]): Matrix =>
      matrix(
        1,
        2,
        Array.from(h.data, (one, k) => gates[k] * one)
      );
    const product = (vector: Matrix, weights = W): number[] => Array.from(multiply(vector, transpose(weights)).data);
    const open = product(h);
    const shut = r.map((one) => 1 - one);
    return askNumbers({
      question: `A GRU of two units has $h^{t-1} = ${column(h.data)}$, reset gates $r = ${column(r)}$ and $W_h = ${table(W)}$; input and biases are 0. What stands inside the tanh of the new content, in the lecture's form, $W_h (r \\circ h^{t-1})$, and in PyTorch's, $r \\circ (W_h h^{t-1})$?`,
      fields: ["lecture's form", "PyTorch's form"].flatMap((form) =>
        [1, 2].map((unit) => ({label: `${form}, unit ${unit}`}))
      ),
      right: [...before, ...after],
      tolerance,
      mistakes: [
        {answer: [...after, ...before], says: "The two forms are exchanged."},
        {answer: [...open, ...open], says: "Where is the reset gate?"},
        {
          answer: [...product(gated(r), transpose(W)), ...product(h, transpose(W)).map((one, k) => r[k] * one)],
          says: "Your W_h is transposed: a row of it belongs to a unit that is computed."
        },
        {
          answer: [...product(gated(shut)), ...open.map((one, k) => shut[k] * one)],
          says: "r is what the new content may see, not what it may not."
        },
        {
          answer: [...before, ...before],
          says: "The lecture's form is right. In PyTorch's the gate comes after the product."
        }
      ]
    });
  }
};
