import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {tanh} from "../../engine/numerics/tanh.js";

/** W from N(0, σ_w²/n), b from N(0, σ_b²). */
export interface Start {
  readonly sigmaW: number;
  readonly sigmaB: number;
}

/** Points of a Gaussian integral, evenly spaced: for smooth functions the sum converges faster than any power. */
const points = Array.from({length: 49}, (_, k) => 0.25 * (k - 24));
const density = points.map((z) => exp((-z * z) / 2));
const total = density.reduce((sum, p) => sum + p, 0);

/** E f(z) over z from N(0, 1). */
function mean(f: (z: number) => number): number {
  return points.reduce((sum, z, k) => sum + density[k] * f(z), 0) / total;
}

/** tanh′ at a. */
function slope(a: number): number {
  const h = tanh(a);
  return 1 - h * h;
}

/** When a fixed point counts as found. */
const tolerance = 1e-8;
const iterations = 400;

function fixedPoint(next: (value: number) => number, first: number): number {
  let value = first;
  for (let k = 0; k < iterations; ++k) {
    const after = next(value);
    if (Math.abs(after - value) < tolerance) return after;
    value = after;
  }
  return value;
}

/** q*: the mean square of a unit's pre-activation far up in an infinitely wide tanh net: q = σ_w² E tanh²(√q z) + σ_b². */
export function lengthFarUp({sigmaW, sigmaB}: Start): number {
  return fixedPoint((q) => sigmaW ** 2 * mean((z) => tanh(Math.sqrt(q) * z) ** 2) + sigmaB ** 2, 1);
}

/**
 * χ₁ = σ_w² E tanh′(√q* z)²: by what the squared length of a gradient changes a layer, and that of a small difference between
 * two inputs. Below 1 is order, above it chaos.
 * Source: Poole et al. 2016, equation 6; Schoenholz et al. 2017, section 3.
 */
export function χ1(start: Start): number {
  const length = Math.sqrt(lengthFarUp(start));
  return start.sigmaW ** 2 * mean((z) => slope(length * z) ** 2);
}

/** E f(a) f(b) over two Gaussian pre-activations of variance q and correlation c. */
function correlated(f: (a: number) => number, q: number, c: number): number {
  const length = Math.sqrt(q);
  const rest = Math.sqrt(Math.max(0, 1 - c * c));
  return mean((z) => f(length * z) * mean((other) => f(length * (c * z + rest * other))));
}

/**
 * ξ_c: over so many layers what is left of two inputs' difference from their final correlation c* shrinks by 1/e. Close to
 * c* that difference is multiplied by χ = σ_w² E tanh′(a) tanh′(b) a layer, with a and b of correlation c*, so ξ_c = −1/log χ.
 * In order c* = 1 and χ = χ₁; at the edge ξ_c grows past all bounds.
 * Source: Schoenholz et al. 2017, section 3.
 */
export function depthScale(start: Start): number {
  const ordered = χ1(start);
  if (ordered <= 1) return -1 / log(ordered);
  const q = lengthFarUp(start);
  const {sigmaW, sigmaB} = start;
  const c = fixedPoint((c) => Math.min(1, (sigmaW ** 2 * correlated(tanh, q, c) + sigmaB ** 2) / q), 0.5);
  return -1 / log(sigmaW ** 2 * correlated(slope, q, c));
}

/** σ_w at which χ₁ = 1 for this σ_b: the edge between order and chaos, to four digits. χ₁ grows with σ_w. */
export function edge(sigmaB: number): number {
  let [low, high] = [0.9, 6];
  while (high - low > 1e-5) {
    const middle = (low + high) / 2;
    if (χ1({sigmaW: middle, sigmaB}) < 1) low = middle;
    else high = middle;
  }
  return Number(((low + high) / 2).toFixed(4));
}
