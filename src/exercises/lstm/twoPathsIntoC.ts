import {lstm, type LstmStep} from "../../engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {tanh} from "../../engine/numerics/tanh.js";
import {zeroParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, signed} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {written} from "../asking/written.js";

/** What the answer may be off by, as a share of the gradient. */
const share = 0.01;

const one = (value: number): Matrix => matrix(1, 1, [value]);

export const twoPathsIntoC: Exercise = {
  id: "two-paths-into-c",
  title: "Two paths meet in the cell",
  kind: "derive",
  page: "lstm",
  figure: "cell-microscope",
  teaches: "∂J/∂c is a sum of what h sends and what the next step sends, and f alone stands on its way further back.",
  points: 3,
  hints: [
    "c feeds two things: h of this step, and c of the next. What does each of the two send back?",
    "Through h = o tanh c comes ∂J/∂h · o · (1 − tanh² c). What the next c sends is given: its forget gate is in it already.",
    "Add the two for ∂J/∂c. Then c = f c⁻ + i c̃ says how ∂J/∂c⁻ follows."
  ],
  pose(random) {
    const [f, i, o] = [decimal(random, 0.1, 0.95), decimal(random, 0.1, 0.95), decimal(random, 0.1, 0.95)];
    const [content, before] = [signed(random, 0.3, 0.95), signed(random, 0.8, 2.5, 1)];
    const [dh, fromAfter] = [signed(random, 0.4, 2, 1), signed(random, 0.3, 1.5, 1)];
    const c = f * before + i * content;
    const shown = tanh(c);
    const cell = lstm({inputSize: 1, hiddenSize: 1});
    // What a way back reads of a step; the pre-activations are of no account for it.
    const gates = {f: one(f), i: one(i), o: one(o), c̃: one(content), c: one(c), tanh_c: one(shown), h: one(o * shown)};
    const step: LstmStep = {a_f: one(0), a_i: one(0), a_o: one(0), a_c: one(0), ...gates};
    const past = {h: one(0), c: one(before)};
    const back = cell.backward(zeroParameters(cell), one(0), past, step, {h: one(dh), c: one(fromAfter)});
    const right = back.intoC?.total.data[0] ?? NaN;
    const throughH = dh * o * (1 - shown * shown);
    const both = (total: number, factor = f): number[] => [total, total * factor];
    const posed = askNumbers({
      question: `One unit of an LSTM, at one step: $f = ${f}$, $i = ${i}$, $o = ${o}$, $\\tilde c = ${content}$, and the cell before, $c^- = ${before}$. The loss sends $\\partial J/\\partial h = ${dh}$, and through the cell of the next step come ${written(fromAfter)} into $c$. What is $\\partial J/\\partial c$, and what is $\\partial J/\\partial c^-$ by way of $c$?`,
      fields: [{label: "∂J/∂c"}, {label: "∂J/∂c⁻"}],
      right: [right, back.before.c?.data[0] ?? NaN],
      tolerance: share * Math.abs(right),
      mistakes: [
        {answer: both(throughH), says: "Two paths meet in c: the next step sends something, too."},
        {answer: both(fromAfter), says: "Two paths meet in c: h of this step sends something, too."},
        {answer: both(dh * (1 - shown * shown) + fromAfter), says: "On the path through h = o tanh c stands o."},
        {answer: both(dh * o * (1 - c * c) + fromAfter), says: "The slope of tanh at c is 1 − tanh² c, not 1 − c²."},
        {
          answer: both(dh * o * shown + fromAfter),
          says: "On the path through h stands the slope of tanh, not tanh c itself."
        },
        {
          answer: both(throughH + f * fromAfter),
          says: "What the next step sends into c has its own forget gate in it already: f of this step comes in on the way to c⁻."
        },
        {
          answer: both(right, i),
          says: "∂J/∂c is right. On the way to c⁻ stands the gate that keeps, not the one that writes."
        }
      ]
    });
    return {...posed, tellsApart: posed.tellsApart && Math.abs(c) > 0.8};
  }
};
