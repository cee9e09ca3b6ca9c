import {logistic} from "../../engine/activations.js";
import {norm} from "../../engine/linear/matrix.js";
import {singularValues} from "../../engine/linear/singularValues.js";
import {spectralRadius} from "../../engine/linear/spectralRadius.js";
import {log} from "../../engine/numerics/log.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimals} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {table} from "../asking/written.js";

/** What the gradient is to be below. */
const target = 1e-6;

/** Of the factor as a share of it; of k so little that it is right or wrong. */
const tolerance = {factor: 0.01, steps: 0.2};

export const guaranteedSteps: Exercise = {
  id: "guaranteed-steps",
  title: "After how many steps is it certain?",
  kind: "derive",
  page: "vanishing-gradient",
  figure: "gradient-vanishing-curves",
  teaches:
    "The bound that guarantees a vanishing gradient is made of the largest stretch of W_h and the largest slope.",
  points: 2,
  hints: [
    "A step back multiplies by slopes and by W_hᵀ. How long can each of the two make a vector of length 1?",
    "The slopes of the logistic function are 1/4 at most. W_h lengthens by its largest singular value at most: any program for linear algebra computes it.",
    "k steps shorten to (σ_max/4)^k at least. Take logarithms, and round so that the bound is below 10⁻⁶ and not above."
  ],
  pose(random) {
    const W = decimals(random, [4, 4], [0.1, 1.2], 1);
    const [stretch] = singularValues(W);
    /** The bound's factor for a step, and how many steps it takes, were W_h as long as that. */
    const answer = (size: number, slope = logistic.bound): [number, number] => [
      size * slope,
      Math.ceil(log(target) / log(size * slope))
    ];
    const [factor, k] = answer(stretch);
    const frobenius = norm(W.data);
    const posed = askNumbers({
      question: `An RNN with the logistic function has $W_h = ${table(W)}$. By which factor at most does a step back multiply the length of a gradient, by the largest stretch of $W_h$ and the largest slope? And what is the smallest $k$ for which this guarantees that $\\partial J/\\partial h^{T-k}$ is below $10^{-6}$ of $\\partial J/\\partial h^T$?`,
      fields: [{label: "the factor"}, {label: "k"}],
      right: [factor, k],
      tolerance: [tolerance.factor * factor, tolerance.steps],
      mistakes: [
        {
          answer: answer(spectralRadius(W)),
          says: "That is by the spectral radius, which says what happens in the end. A bound for every k needs the largest stretch."
        },
        {
          answer: answer(frobenius),
          says: "The root of the sum of squares bounds W_h too, but not as closely: it gives neither the largest stretch nor the smallest k."
        },
        {answer: [factor, k - 1], says: "The factor is right. Put your k into the bound: is it below 10⁻⁶?"},
        {
          answer: [stretch, k],
          says: "k is right. In the factor of a step the largest slope of the logistic function has its part, too."
        }
      ]
    });
    // A bound that grows guarantees nothing.
    return {...posed, tellsApart: posed.tellsApart && frobenius * logistic.bound < 1};
  }
};
