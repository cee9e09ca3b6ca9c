import {linear, logistic, relu, tanh, type Activation} from "../../engine/activations.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {singularValues} from "../../engine/linear/singularValues.js";
import {spectralRadius} from "../../engine/linear/spectralRadius.js";
import type {Random} from "../../engine/random.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimals, oneOf} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {table} from "../asking/written.js";

const options = ["must vanish", "must grow in the end", "cannot be said"] as const;
const [vanishes, grows, open] = [0, 1, 2];

/** The place of an option is right or wrong. */
const exact = 0.2;

/** So near to 1 a factor is not told from it by rounding. */
const near = 0.02;

/** How many networks are asked about. */
const count = 5;

interface Network {
  readonly W: Matrix;
  readonly φ: Activation;
  readonly radius: number;
  readonly stretch: number;
}

/** What a matrix and a nonlinearity alone say of a gradient that goes back through many steps. */
function says({φ, radius, stretch}: Network): number {
  if (stretch * φ.bound < 1) return vanishes;
  return φ.name === "linear" && radius > 1 ? grows : open;
}

function sampleNetwork(random: Random): Network {
  const W = decimals(random, [2, 2], [0, 2.4], 1);
  const φ = oneOf(random, [linear, tanh, relu, logistic]);
  return {W, φ, radius: spectralRadius(W), stretch: singularValues(W)[0]};
}

export const whatTheMatrixSays: Exercise = {
  id: "what-the-matrix-says",
  title: "What the matrix says, and what it does not",
  kind: "predict",
  page: "vanishing-gradient",
  figure: "eigenvalue-or-singular-value",
  teaches:
    "A largest stretch below 1/γ is sufficient to vanish; above it, only of a linear network the eigenvalues say that it grows.",
  points: 1,
  hints: [
    "Two sizes of a matrix count: how much it stretches at most, and its largest eigenvalue. Which says something about every step, and which about the end?",
    "The slopes of a network that is not linear depend on where its units are: with them the gradient may vanish, whatever the matrix.",
    "σ_max γ < 1 must vanish. Linear with ρ > 1 must grow in the end, for nearly every gradient. All else depends."
  ],
  pose(random) {
    const networks = Array.from({length: count}, () => sampleNetwork(random));
    const right = networks.map(says);
    const by = (rule: (network: Network) => number): number[] => networks.map(rule);
    const posed = askNumbers({
      question: `Of ${count} networks you know $W_h$ and the nonlinearity, and nothing of their inputs: ${networks.map(({W, φ}, k) => `(${k + 1}) $${table(W)}$, ${φ.name}`).join("; ")}. What do you know of the length of $\\partial J/\\partial h^{t}$ of a nearly arbitrary loss, far back?`,
      fields: networks.map((_, k) => ({label: `network ${k + 1}`, options})),
      right,
      tolerance: exact,
      mistakes: [
        {
          answer: by(({radius, φ}) => (radius * φ.bound < 1 ? vanishes : φ.name === "linear" ? grows : open)),
          says: "An eigenvalue below 1/γ is not enough where slopes change from step to step: W_h may stretch by more than its largest eigenvalue."
        },
        {
          answer: by(({stretch, φ}) => (stretch * φ.bound < 1 ? vanishes : grows)),
          says: "A largest stretch above 1/γ is necessary for a gradient to grow, and not sufficient."
        },
        {
          answer: by(({stretch, radius, φ}) =>
            stretch < 1 ? vanishes : φ.name === "linear" && radius > 1 ? grows : open
          ),
          says: "The slopes have a part: those of the logistic function are 1/4 at most."
        }
      ]
    });
    const clear = networks.every(({radius, stretch, φ}) =>
      [radius, radius * φ.bound, stretch * φ.bound, stretch].every((factor) => Math.abs(factor - 1) > near)
    );
    // Linear, stretching, and with eigenvalues below 1 it vanishes in the end: a case of its own, which is not asked.
    const asked = networks.every(({φ, radius, stretch}) => φ.name !== "linear" || radius > 1 || stretch < 1);
    return {...posed, tellsApart: posed.tellsApart && clear && asked};
  }
};
