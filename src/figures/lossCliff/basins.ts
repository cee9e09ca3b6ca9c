import {log} from "../../engine/numerics/log.js";
import {logistic as σ} from "../../engine/numerics/logistic.js";
import type {CliffNetwork} from "./network.js";

/**
 * The b at which the start x₀ is itself a resting state, w σ(x₀) + b = x₀. Between the folds it is the one that nothing
 * settles in, which parts the basins of the other two: above this b the unit runs to the upper one, below to the lower.
 */
export function boundaryAt({x0}: Pick<CliffNetwork, "x0">, w: number): number {
  return x0 - w * σ(x0);
}

/** By what the gradient is multiplied at each step of a unit that rests in its start: w σ′(x₀). */
export function factorAtStart({x0}: Pick<CliffNetwork, "x0">, w: number): number {
  return w * σ(x0) * (1 - σ(x0));
}

/** The two b at which a resting state appears or vanishes. */
export interface Folds {
  /** Below it there is no upper one. */
  readonly lower: number;
  /** Above it there is no lower one. */
  readonly upper: number;
}

/**
 * The folds of x ↦ w σ(x) + b, where it touches the diagonal: w h (1 − h) = 1 with h = σ(x). Undefined up to w = 4, where
 * there is one resting state for each b.
 * Source: Pascanu, Mikolov, Bengio 2013, Fig. 3.
 */
export function foldsAt(w: number): Folds | undefined {
  if (w <= 4) return undefined;
  const b = (h: number): number => log(h / (1 - h)) - w * h;
  const root = Math.sqrt(1 - 4 / w);
  return {lower: b((1 + root) / 2), upper: b((1 - root) / 2)};
}

/** One of the folds over the picture, as far as there is one. */
export function foldAcross(which: keyof Folds, {from, to}: {from: number; to: number}): {w: number; b: number}[] {
  const pieces = 44;
  return Array.from({length: pieces + 1}, (_, k) => from + (k / pieces) * (to - from)).flatMap((w) => {
    const b = foldsAt(w)?.[which];
    return b === undefined ? [] : [{w, b}];
  });
}
