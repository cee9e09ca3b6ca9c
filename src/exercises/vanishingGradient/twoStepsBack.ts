import {tanh} from "../../engine/activations.js";
import {rnn} from "../../engine/cells/rnn/rnn.js";
import {elementwise} from "../../engine/linear/elementwise.js";
import {matrix, multiply, norm, transpose, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimals} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {column, table} from "../asking/written.js";

/** What the student's result may be off by, as a share of its length: digits are dropped on the way by hand. */
const share = 0.01;

/** States are given with so many decimals, and numbers drawn again until what these leave out is no more than that of the tolerance. */
const places = 4;
const leftOut = 0.25;

export const twoStepsBack: Exercise = {
  id: "two-steps-back",
  title: "Two steps back by hand",
  kind: "derive",
  page: "vanishing-gradient",
  figure: "chain-stepper",
  teaches: "A gradient goes back through a step by the slopes first and W_h transposed second, once for each step.",
  points: 2,
  hints: [
    "From the state after step 3 to that after step 1 there are two steps. What multiplies the gradient in each?",
    "In h = tanh(a), a = W_h h⁻ + …, the gradient first meets tanh. Its slope at step t is 1 − (h^t)², for each unit.",
    "∂J/∂h² = W_hᵀ (D³ ∂J/∂h³), with D³ the slopes of step 3 on a diagonal. Once more gives ∂J/∂h¹."
  ],
  pose(random) {
    const W = decimals(random, [2, 2], [0.3, 1.4]);
    const gradient = decimals(random, [1, 2], [0.3, 2], 1);
    const inputs = Array.from({length: 3}, () => decimals(random, [1, 2], [0.1, 0.9]));
    const cell = rnn({inputSize: 2, hiddenSize: 2, activation: tanh});
    const parameters = {W_h: W, W_x: matrix(2, 2, [1, 0, 0, 1]), b: zeros(2, 1)};
    const pass = forwardThroughTime(cell, parameters, inputs);
    const [h1, h2, h3] = pass.steps.map(({h}) => h);
    let back: Matrix = gradient;
    backwardThroughTime(pass, (t) => (t === 2 ? gradient : undefined), {
      trace: ({t, h}) => (back = t === 0 ? h : back)
    });
    const slopes = (h: Matrix, g: Matrix): Matrix => elementwise((h, g) => (1 - h * h) * g, h, g);
    const logisticSlopes = (h: Matrix, g: Matrix): Matrix => elementwise((h, g) => h * (1 - h) * g, h, g);
    // A row times W is Wᵀ times the column.
    const throughW = (g: Matrix): Matrix => multiply(g, W);
    const forwards = (g: Matrix): Matrix => multiply(g, transpose(W));
    const values = ({data}: Matrix): number[] => Array.from(data);
    const rounded = [h1, h2, h3].map((h) => elementwise((one) => Number(one.toFixed(places)), h));
    const shown = rounded.map(({data}) => column(data));
    const byHand = throughW(slopes(rounded[1], throughW(slopes(rounded[2], gradient))));
    const tolerance = share * norm(back.data);
    const digits = norm(elementwise((one, other) => one - other, byHand, back).data) <= leftOut * tolerance;
    const posed = askNumbers({
      question: `A tanh RNN of two units, $h^t = \\tanh(W_h h^{t-1} + W_x x^t)$, has been at $h^1 = ${shown[0]}$, $h^2 = ${shown[1]}$ and $h^3 = ${shown[2]}$. Its $W_h = ${table(W)}$, and $\\partial J/\\partial h^3 = ${column(gradient.data)}$. Nothing else feeds the loss. What is $\\partial J/\\partial h^1$?`,
      fields: [{label: "∂J/∂h¹, unit 1"}, {label: "∂J/∂h¹, unit 2"}],
      right: values(back),
      tolerance,
      mistakes: [
        {
          answer: values(forwards(slopes(h2, forwards(slopes(h3, gradient))))),
          says: "You went forwards: on the way back W_h is transposed. Which of its two indices is summed?"
        },
        {answer: values(throughW(throughW(gradient))), says: "Where are the slopes of tanh?"},
        {
          answer: values(slopes(h2, throughW(slopes(h3, throughW(gradient))))),
          says: "Mind the order: on the way back the slopes of a step come first, and W_hᵀ second."
        },
        {answer: values(throughW(slopes(h3, gradient))), says: "From h³ to h¹ it is two steps, not one."},
        {
          answer: values(throughW(logisticSlopes(h2, throughW(logisticSlopes(h3, gradient))))),
          says: "h(1 − h) is the slope of the logistic function. Which is that of tanh?"
        },
        {
          answer: values(throughW(slopes(h1, throughW(slopes(h2, gradient))))),
          says: "The slopes of step t go with the step into h^t: you took those of the step before."
        }
      ]
    });
    return {...posed, tellsApart: posed.tellsApart && digits};
  }
};
