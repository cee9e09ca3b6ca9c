import {elementwise, sum} from "../../engine/linear/elementwise.js";
import {multiply, norm, zeros, type Matrix} from "../../engine/linear/matrix.js";
import type {FeedForwardEvaluation} from "../../engine/networks/evaluateFeedForward.js";

/**
 * The gradient at the input of a residual net's blocks, ∂J/∂u¹, by the length of its paths: entry m, of [B, n], is the sum
 * over all paths that pass m blocks and go by the others. With J_ℓ the Jacobian of a block, the gradient is
 * ∏(I + J_ℓ^⊤) ∂J/∂u^L; entry m is the coefficient of z^m in ∏(I + z J_ℓ^⊤) ∂J/∂u^L. So 2^L paths are summed in L²/2
 * products. Source: Veit, Wilber & Belongie 2016 group a residual net's paths by their length.
 * @throws RangeError where a layer but the first is no residual one
 */
export function gradientByLength({u, pass}: FeedForwardEvaluation): Matrix[] {
  const {net, parameters, layers} = pass;
  let byLength: Matrix[] = [u[u.length - 1]];
  for (const k of [...net.layers.keys()].slice(1).reverse()) {
    const {prefix, connections} = net.layers[k];
    if (connections !== "residual")
      throw new RangeError(`gradientByLength: expected ${prefix} to be residual, got ${connections}`);
    const {a, h} = layers[k];
    const slopes = elementwise(net.activation.derivative, a, h);
    const W = parameters[`${prefix}W`];
    // One block longer for each length: what came by m − 1 blocks, through this one.
    const through = byLength.map((g) =>
      multiply(
        elementwise((g, slope) => g * slope, g, slopes),
        W
      )
    );
    const none = zeros(a.rows, a.cols);
    byLength = [...byLength, none].map((past, m) => (m === 0 ? past : sum(past, through[m - 1])));
  }
  return byLength;
}

/** By length of path: how long its gradient is, and how much of the whole it makes up. */
export interface Profile {
  /** ‖g_m‖ / ‖g‖; together more than 1, as far as lengths cancel each other. */
  readonly sizes: readonly number[];
  /** g_m · g / ‖g‖²; together 1, and below 0 where a length works against the rest. */
  readonly shares: readonly number[];
}

export function profileOf(byLength: readonly Matrix[]): Profile {
  const whole = byLength.reduce((total, g) => sum(total, g));
  const length = norm(whole.data);
  return {
    sizes: byLength.map((g) => norm(g.data) / length),
    shares: byLength.map((g) => g.data.reduce((dot, value, k) => dot + value * whole.data[k], 0) / length ** 2)
  };
}

/** The length with the largest gradient. */
export function peakOf({sizes}: Profile): number {
  return sizes.indexOf(Math.max(...sizes));
}

/** The fewest and the most blocks of the middle nine tenths of all sizes. */
export function middleOf({sizes}: Profile): {from: number; to: number} {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const reaching = (share: number): number => {
    let below = 0;
    return sizes.findIndex((size) => (below += size) >= share * total);
  };
  return {from: reaching(0.05), to: reaching(0.95)};
}

/** Which share of all 2^L paths passes m blocks, for m = 0 to L: the binomial distribution. */
export function sharesOfPaths(blocks: number): number[] {
  let share = 1;
  for (let block = 0; block < blocks; ++block) share /= 2;
  return Array.from({length: blocks + 1}, (_, m) => {
    const now = share;
    share *= (blocks - m) / (m + 1);
    return now;
  });
}
