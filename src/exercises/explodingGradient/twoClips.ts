import {clipByGlobalNorm, clipByValue} from "../../engine/clip.js";
import {matrix, norm} from "../../engine/linear/matrix.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, signed} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {written} from "../asking/written.js";

/** Answers are asked for with two decimals. */
const tolerance = 0.02;

export const twoClips: Exercise = {
  id: "two-clips",
  title: "One gradient, clipped in two ways",
  kind: "derive",
  page: "exploding-gradient",
  figure: "clipping",
  teaches:
    "Clipping by the norm shrinks all numbers by one factor; clipping by value cuts each by itself, and turns the step.",
  points: 2,
  hints: [
    "By the norm: how long is g, and by which factor has it to shrink to be τ long?",
    "By value: each number by itself is brought into the range from −τ to τ. A number below −τ is outside, too.",
    "By the norm g becomes τ g/‖g‖, with ‖g‖ the root of the sum of squares."
  ],
  pose(random) {
    const g = [signed(random, 0.2, 4, 1), signed(random, 0.2, 4, 1), signed(random, 0.2, 4, 1)];
    const τ = decimal(random, 0.5, 2.5, 1);
    const gradients = {g: matrix(1, g.length, g)};
    const entries = (clipped: typeof gradients | Readonly<Record<string, {data: Float64Array}>>): number[] =>
      Array.from(clipped.g.data);
    const byNorm = entries(clipByGlobalNorm(gradients, τ).gradients);
    const byValue = entries(clipByValue(gradients, τ).gradients);
    const length = norm(g);
    const scaled = (factor: number): number[] => g.map((one) => one * factor);
    const posed = askNumbers({
      question: `A gradient $g = (${g.map(written).join(", ")})$ is clipped at $\\tau = ${τ}$. What does clipping by the norm make of it, and what clipping by value?`,
      fields: ["by the norm", "by value"].flatMap((way) => g.map((_, k) => ({label: `${way}, number ${k + 1}`}))),
      right: [...byNorm, ...byValue],
      tolerance,
      mistakes: [
        {answer: [...byValue, ...byNorm], says: "The two rules are exchanged: by value each number is cut by itself."},
        {
          answer: [...scaled(τ / (length * length)), ...byValue],
          says: "By the norm: you divided by the square of the length. Is what you have τ long?"
        },
        {answer: [...scaled(1 / length), ...byValue], says: "By the norm: yours is 1 long, and is to be τ long."},
        {
          answer: [...scaled(τ / g.reduce((sum, one) => sum + Math.abs(one), 0)), ...byValue],
          says: "By the norm: you divided by the sum of the sizes. The length is the root of the sum of squares."
        },
        {
          answer: [...byNorm, ...g.map((one) => Math.min(one, τ))],
          says: "By value: a number below −τ is outside the range, too."
        },
        {answer: [...byNorm, ...g.map((one) => Math.min(Math.abs(one), τ))], says: "By value: a number keeps its sign."}
      ]
    });
    // Both rules have something to do, and something to leave.
    const both = length > τ && g.some((one) => Math.abs(one) > τ) && g.some((one) => Math.abs(one) < τ);
    return {...posed, tellsApart: posed.tellsApart && both};
  }
};
