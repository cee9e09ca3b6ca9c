import {matrix} from "../../engine/linear/matrix.js";
import {softmaxCrossEntropy} from "../../engine/losses.js";
import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {askNumbers} from "../asking/askNumbers.js";
import {signed} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {written} from "../asking/written.js";

/** Logits have one decimal, and answers are asked for with two. */
const tolerance = 0.02;

const words = ["is", "are", "was"] as const;

export const logitGradient: Exercise = {
  id: "logit-gradient",
  title: "What a wrong word sends back",
  kind: "derive",
  page: "language-models",
  figure: "is-or-are-gradient",
  teaches: "The gradient of the cross-entropy by the logits is the probabilities minus 1 at the right word.",
  points: 2,
  hints: [
    "First the probabilities: the exponentials of the logits, divided by their sum. The loss is −log of the right word's.",
    "By its own logit log p has the derivative 1 − p, by another word's logit −p of that other.",
    "∂J/∂y = p − (1 at the right word, 0 elsewhere). Its entries add up to 0: a check for you."
  ],
  pose(random) {
    const y = words.map(() => signed(random, 0.2, 2.5, 1));
    const right = random.integer(words.length);
    const {value, gradient} = softmaxCrossEntropy(new Map([[0, [right]]])).at(0, matrix(1, words.length, y)) ?? {
      value: NaN,
      gradient: matrix(1, words.length, [NaN, NaN, NaN])
    };
    const g = Array.from(gradient.data);
    const p = g.map((entry, k) => (k === right ? entry + 1 : entry));
    const sum = y.reduce((total, one) => total + exp(one), 0);
    const answer = (loss: number, entries: readonly number[]): number[] => [loss, ...entries];
    return askNumbers({
      question: `The logits of the words ${words.map((word, k) => `“${word}”: ${written(y[k])}`).join(", ")}. The right word is “${words[right]}”. What is the loss $J$ in nats, and what is $\\partial J/\\partial y$?`,
      fields: [{label: "J in nats"}, ...words.map((word) => ({label: `∂J/∂y of “${word}”`}))],
      right: answer(value, g),
      tolerance,
      mistakes: [
        {
          answer: answer(
            value,
            g.map((entry) => -entry)
          ),
          says: "Your gradient points downhill: the gradient itself is p − 1 at the right word, which a step then goes against."
        },
        {answer: answer(value, p), says: "Those are the probabilities. At the right word 1 is taken off."},
        {answer: answer(value / log(2), g), says: "Your loss is in bits. Nats are by the natural logarithm."},
        {answer: answer(-y[right], g), says: "Your loss is of the logit itself: it is to be made a probability first."},
        {
          answer: answer(log(sum), g),
          says: "Your loss is the logarithm of the sum alone: the right word's logit is to be taken off."
        },
        {
          answer: answer(
            value,
            p.map((one) => one * (1 - one))
          ),
          says: "p(1 − p) is the diagonal of the softmax's own derivatives. The loss multiplies it by −1/p at the right word, and the other words come in too."
        }
      ]
    });
  }
};
