import {matrix} from "../../engine/linear/matrix.js";
import {cotangent} from "../../engine/losses.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {buildParameters} from "../../engine/parameters.js";
import {askNumbers} from "../asking/askNumbers.js";
import {decimal, whole} from "../asking/draws.js";
import type {Exercise} from "../asking/exercise.js";

/** What the answer may be off by, as a share of it. */
const share = 0.005;

/** ∂y_T/∂x_1 of a linear stack of L layers of one unit with the same w over time and u between layers, by the engine. */
export function derivative({
  T,
  L,
  w,
  u
}: {
  readonly T: number;
  readonly L: number;
  readonly w: number;
  readonly u: number;
}): number {
  const stack = network({
    ...{cell: "rnn-linear", input: {size: 1}, hiddenSize: 1, outputSize: 1},
    ...{layers: L, connections: "plain", bidirectional: false}
  });
  const parameters = buildParameters(stack, ({role}, name) =>
    matrix(1, 1, [name === "V" ? 1 : role === "recurrent" ? w : role === "input" ? u : 0])
  );
  const inputs = Array.from({length: T}, () => matrix(1, 1, [1]));
  const loss = cotangent(new Map([[T - 1, matrix(1, 1, [1])]]));
  const back = evaluateNetwork(stack, parameters, {inputs, loss});
  return back.u[0][0].data[0];
}

/** How many ways there are to choose k of n. */
export function choose(n: number, k: number): number {
  return Array.from({length: k}, (_, j) => j + 1).reduce((ways, j) => (ways * (n - k + j)) / j, 1);
}

export const pathsThroughLayers: Exercise = {
  id: "paths-through-layers",
  title: "All paths through a stack",
  kind: "derive",
  page: "multilayer",
  figure: "layer-and-time",
  teaches: "In a deep recurrent network a gradient is a sum over many paths, each a product of as many factors.",
  points: 2,
  hints: [
    "A path from x at step 1 to y at step T goes T − 1 times to the next step, and L times into a layer. Does the order matter for its product?",
    "The first factor is always u, into layer 1. In how many orders can the other steps up and on follow?",
    "T − 1 steps on and L − 1 steps up, in any order: (T + L − 2) over (L − 1) paths, each w^(T−1) u^L."
  ],
  pose(random) {
    const [T, L] = [whole(random, 4, 9), whole(random, 2, 5)];
    const [w, u] = [decimal(random, 0.6, 1.3), decimal(random, 0.6, 1.3)];
    const power = (base: number, exponent: number): number =>
      Array.from({length: exponent}).reduce((product: number) => product * base, 1);
    const right = derivative({T, L, w, u});
    const ways = choose(T + L - 2, L - 1);
    const each = power(w, T - 1) * power(u, L);
    return askNumbers({
      question: `A stack of ${L} linear recurrent layers of one unit each: $h^{\\ell,t} = w\\,h^{\\ell,t-1} + u\\,h^{\\ell-1,t}$, with $w = ${w}$ and $u = ${u}$ in every layer, $h^{0,t} = x^t$, and $y = h^{${L},${T}}$ after ${T} steps. What is $\\partial y/\\partial x^1$?`,
      fields: [{label: "∂y/∂x¹"}],
      right: [right],
      tolerance: share * Math.abs(right),
      mistakes: [
        {answer: [each], says: "That is one path. How many are there?"},
        {answer: [ways], says: "That is how many paths there are. Each has a product of weights."},
        {answer: [ways * power(w, T) * power(u, L)], says: "From step 1 to step T there are T − 1 steps on."},
        {answer: [ways * power(w, T - 1) * power(u, L - 1)], says: "Into the first layer it is a factor u, too."},
        {
          answer: [choose(T + L - 1, L) * each],
          says: "You have counted too many paths: the first factor is always u, into layer 1."
        }
      ]
    });
  }
};
