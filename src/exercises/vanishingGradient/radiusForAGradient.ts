import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {gradientCurve, sampleCell, type SampledCell} from "../../experiments/gradientCurve.js";
import {askForSetting} from "../asking/askForSetting.js";
import {whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** The networks of the figure gradient-vanishing-curves, so that its sliders find the answer. */
const network = {hiddenSize: 64, inputSize: 16, shape: "gaussian", longest: 200} as const;
const curve = {length: 100, inputStd: 0.35, forgetBias: 1} as const;

/** The radius that the page has. */
const ofPage = 0.95;

/** How far back, and by how many decades the length may miss. */
const distance = 50;
const tolerance = 0.25;

/** Between these the gradient is longer the larger the radius, as far as tries have shown. */
const radii = {from: 0.3, to: 2};

/** log10 of the length of the gradient so many steps back, in units of that at the loss. */
function decadesAt(sampled: SampledCell, spectralRadius: number): number | undefined {
  const points = gradientCurve(sampled, {...curve, spectralRadius});
  return points.find((point) => point.distance === distance)?.log10;
}

/** A radius at which the length is as wanted, by halves. */
function radiusFor(decades: number, sampled: SampledCell): number {
  let {from, to} = radii;
  for (let halved = 0; halved < 20; ++halved) {
    const middle = (from + to) / 2;
    const found = decadesAt(sampled, middle) ?? NaN;
    if (Math.abs(found - decades) < tolerance / 4) return middle;
    if (found < decades) from = middle;
    else to = middle;
  }
  return NaN;
}

export const radiusForAGradient: Exercise = {
  id: "radius-for-a-gradient",
  title: "A gradient to order",
  kind: "set",
  page: "vanishing-gradient",
  figure: "gradient-vanishing-curves",
  teaches:
    "The slopes of tanh take their own share at each step: a radius that is right for a linear network is too small.",
  points: 3,
  hints: [
    "Set the figure's seed to yours, and move the spectral radius. Which way does the curve of the tanh network go?",
    "A linear network would want ρ^50 = 10^−k. What do the slopes of tanh add to that?",
    "Halve: a radius at which the gradient is too short, one at which it is too long, then the middle."
  ],
  pose(random) {
    const seed = whole(random, 1, 9999);
    const k = whole(random, 4, 6);
    const sampled = sampleCell("rnn-tanh", network, seed);
    return askForSetting({
      question: `Of the networks of the figure take those of seed ${seed}, with a length of ${curve.length}. Which spectral radius makes the tanh network's gradient ${distance} steps back $10^{-${k}}$ as long as at the loss, to within a quarter of a decade?`,
      fields: [{label: "spectral radius"}],
      fault([radius]) {
        if (!(radius > 0 && radius < 10))
          return "A spectral radius is a number above 0, and the figure's are below 10.";
        const found = decadesAt(sampled, radius) ?? NaN;
        if (Math.abs(found + k) <= tolerance) return undefined;
        return `With this radius the gradient is ${found < -k ? "shorter" : "longer"} than asked for.`;
      },
      solution: [radiusFor(-k, sampled)],
      mistakes: [
        {
          answer: [exp((-k * log(10)) / distance)],
          says: "That is right for a linear network, ρ^50 = 10^−k. What do the slopes of tanh add?"
        },
        {
          answer: [exp((-k * log(10)) / (curve.length - 1))],
          says: "That is for the whole length. The question is about 50 steps back."
        },
        {answer: [ofPage], says: "That is the page's own setting."}
      ]
    });
  }
};
