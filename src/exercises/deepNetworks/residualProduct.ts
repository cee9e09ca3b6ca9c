import {askNumbers} from "../asking/askNumbers.js";
import {decimal, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";
import {throughLayers} from "./oneUnitNet.js";

/** What the answer may be off by, as a share of it. */
const share = 0.01;

export const residualProduct: Exercise = {
  id: "residual-product",
  title: "What a path past each layer does",
  kind: "derive",
  page: "deep-networks",
  figure: "which-paths",
  teaches: "A residual layer multiplies a gradient by 1 + w, not by w: paths past a layer are added, and it may grow.",
  points: 2,
  hints: [
    "u = u⁻ + relu(w u⁻). With w and u above 0 the ReLU lets everything through. What is ∂u/∂u⁻?",
    "A factor 1 + w a layer: multiplied out, it is the sum over all choices of going through a layer or past it."
  ],
  pose(random) {
    const layers = whole(random, 6, 30);
    const w = decimal(random, 0.05, 0.4);
    const net = {layers, activation: "relu", weights: {W: w}, input: 1} as const;
    const residual = throughLayers({...net, connections: "residual"});
    const plain = throughLayers({...net, connections: "plain"});
    return askNumbers({
      question: `A residual net has ${layers} layers of one unit, $u^\\ell = u^{\\ell-1} + \\mathrm{relu}(w\\,u^{\\ell-1})$, with $w = ${w}$ in each, and $u^0 = 1$. What is $\\partial u^{${layers}}/\\partial u^0$?`,
      fields: [{label: "∂u^L/∂u⁰"}],
      right: [residual],
      tolerance: share * residual,
      mistakes: [
        {answer: [plain], says: "That is the net without the paths past its layers."},
        {answer: [1 + plain], says: "There is a path past each layer, not one past all of them together."},
        {
          answer: [1 + layers * w],
          says: "Paths through one layer alone are the beginning of the sum: there are those through two, through three, and so on."
        },
        {answer: [residual / (1 + w)], says: "One layer is missing."},
        {answer: [residual * (1 + w)], says: "One layer is too many."}
      ]
    });
  }
};
