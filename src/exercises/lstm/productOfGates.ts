import {lstm, type LstmStep} from "../../engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {zeroParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** What the answer may be off by, as a share of it. */
const share = 0.01;

const steps = 6;
const one = (value: number): Matrix => matrix(1, 1, [value]);

/** ∂J/∂c before some steps, of a ∂J/∂c of 1 after them, by the cell's own way back: of h nothing comes. */
function throughCell(f: readonly number[], i: readonly number[]): number {
  const cell = lstm({inputSize: 1, hiddenSize: 1});
  const parameters = zeroParameters(cell);
  const none = {a_f: one(0), a_i: one(0), a_o: one(0), a_c: one(0), o: one(0.5), c̃: one(0), c: one(0), tanh_c: one(0)};
  return f.reduceRight((after, gate, t) => {
    const step: LstmStep = {...none, f: one(gate), i: one(i[t]), h: one(0)};
    const back = cell.backward(parameters, one(0), {h: one(0), c: one(0)}, step, {h: one(0), c: one(after)});
    return back.before.c?.data[0] ?? NaN;
  }, 1);
}

export const productOfGates: Exercise = {
  id: "product-of-gates",
  title: "What is left on the direct path",
  kind: "predict",
  page: "lstm",
  figure: "highway",
  teaches: "On the direct path a gradient is multiplied by the forget gates of all steps, and by nothing else.",
  points: 1,
  hints: [
    "From c to c of the step after there is one path without a matrix: c = f c⁻ + i c̃. What stands on it?",
    "One factor a step, of all steps."
  ],
  pose(random) {
    const f = Array.from({length: steps}, () => decimal(random, 0.6, 0.99));
    const i = Array.from({length: steps}, () => decimal(random, 0.1, 0.9));
    const product = (factors: readonly number[]): number => factors.reduce((all, factor) => all * factor, 1);
    const right = throughCell(f, i);
    return askNumbers({
      question: `The forget gates of one unit of an LSTM at ${steps} steps are ${f.join(", ")}, its input gates ${i.join(", ")}. By what is a gradient multiplied that goes back over the ${steps} steps on the direct path, in $c$ alone?`,
      fields: [{label: "the factor"}],
      right: [right],
      tolerance: share * right,
      mistakes: [
        {
          answer: [f.reduce((sum, gate) => sum + gate, 0)],
          says: "The paths of single steps follow one upon another: their factors multiply, they do not add."
        },
        {answer: [product(f.map((gate) => 1 - gate))], says: "f is what is kept, not what is lost."},
        {answer: [product(i)], says: "i writes; it keeps nothing."},
        {
          answer: [product(f.map((gate, t) => gate * i[t]))],
          says: "i is not on the direct path: it stands before the new content."
        },
        {answer: [product(f.slice(1))], says: "One step is missing."}
      ]
    });
  }
};
