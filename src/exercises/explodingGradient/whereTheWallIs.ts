import {log} from "../../engine/numerics/log.js";
import {logistic as σ} from "../../engine/numerics/logistic.js";
import {wallAt} from "../../figures/lossCliff/network.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, signed} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** The answer is asked for with three decimals. */
const tolerance = 2e-3;

/** Steps and target of the figure's network. */
const network = {steps: 50, target: 0.7};

/** A start that the state leaves by less than this factor a step makes no wall. */
const leastFactor = 1.2;

/** After 50 steps the wall is as near as this to where the start is a resting value. */
const closest = 2e-4;

/** Where the wall is looked for, beside where the start rests. */
const beside = 0.5;

/** The b at which a resting value disappears, on the side of the high or of the low one. */
function fold(w: number, side: 1 | -1): number {
  const h = (1 + side * Math.sqrt(1 - 4 / w)) / 2;
  return log(h / (1 - h)) - w * h;
}

export const whereTheWallIs: Exercise = {
  id: "where-the-wall-is",
  title: "Where is the wall?",
  kind: "derive",
  page: "exploding-gradient",
  figure: "loss-cliff",
  teaches: "The wall stands where the start lies exactly between two basins, at a resting value that nothing stays at.",
  points: 3,
  hints: [
    "The unit runs to a high resting value or to a low one. Which b puts the start exactly between?",
    "Exactly between there is a third resting value, from which both sides run away. The start is to be it.",
    "x⁰ = w σ(x⁰) + b. Solve for b."
  ],
  pose(random) {
    const w = decimal(random, 4.5, 8, 1);
    const x0 = signed(random, 0, 1.5, 1);
    const h = σ(x0);
    const rests = x0 - w * h;
    const factor = w * h * (1 - h);
    const wall = factor > leastFactor ? wallAt({...network, x0}, w, {from: rests - beside, to: rests + beside}) : NaN;
    const posed = askNumbers({
      question: `The unit of the figure, $x^t = w\\,\\sigma(x^{t-1}) + b$, starts at $x^0 = ${x0}$, with $w = ${w}$. At which $b$ is the wall in its loss after ${network.steps} steps?`,
      fields: [{label: "b"}],
      right: [wall],
      tolerance,
      mistakes: [
        {answer: [x0 - w * x0], says: "What is fed back is σ(x), not x."},
        {answer: [x0 + w * h], says: "Mind the sign: x⁰ = w σ(x⁰) + b."},
        {answer: [h - w * h], says: "x rests where it comes back to itself, x and not σ(x)."},
        {
          answer: [fold(w, 1)],
          says: "There a resting value disappears, a fold. The wall is where the start lies exactly between the two basins."
        },
        {
          answer: [fold(w, -1)],
          says: "There a resting value disappears, the other fold. The wall is where the start lies exactly between the two basins."
        }
      ]
    });
    return {...posed, tellsApart: posed.tellsApart && Math.abs(rests - wall) < closest};
  }
};
