import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {throughLayers} from "./oneUnitNet.js";

/** The bias is asked for with two decimals. */
const tolerance = 0.02;

/** The bias at which the logistic function is t. */
function logit(t: number): number {
  return log(t / (1 - t));
}

/** What of a gradient is carried through so many highway layers whose gates have this bias, and that transform nothing. */
export function carried(layers: number, bias: number): number {
  return throughLayers({layers, connections: "highway", activation: "tanh", weights: {b_t: bias}, input: 1});
}

export const biasThatCarries: Exercise = {
  id: "bias-that-carries",
  title: "How far shut is a highway's gate?",
  kind: "derive",
  page: "deep-networks",
  figure: "gradient-by-layer",
  teaches:
    "A highway carries 1 − t past each layer: the deeper the net, the further below 0 its gates' biases have to start.",
  points: 2,
  hints: [
    "u = t h + (1 − t) u⁻. With weights of 0, what is left of a gradient after L layers?",
    "Of (1 − t)^L = q follows t. Which bias makes the logistic function come to t?"
  ],
  pose(random) {
    const layers = whole(random, 10, 100);
    const q = decimal(random, 0.1, 0.9);
    const kept = exp(log(q) / layers);
    const right = logit(1 - kept);
    return askNumbers({
      question: `All weights of a highway net of ${layers} layers are 0, and so is what its layers make. Its transform gates have the bias $b_t$. Which $b_t$ leaves a share of ${q} of a gradient that goes back through all layers?`,
      fields: [{label: "b_t"}],
      right: [right],
      tolerance,
      mistakes: [
        {answer: [-right], says: "Mind the sign: t transforms, 1 − t carries."},
        {answer: [logit(1 - q)], says: "That leaves this share after one layer."},
        {
          answer: [logit(1 / layers)],
          says: "A gate of 1/L leaves about 1/e after L layers, whatever share is asked for."
        },
        {answer: [1 - kept], says: "That is the gate. Its bias is what the logistic function makes the gate of."},
        {
          answer: [logit((1 - q) / layers)],
          says: "The share is lost by factors, not by parts: (1 − t)^L = q, and not L t = 1 − q."
        }
      ]
    });
  }
};
