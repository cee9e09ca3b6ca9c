import {eigenvalues} from "./eigenvalues.js";
import {hypotenuse} from "./hypotenuse.js";
import type {Matrix} from "./matrix.js";

/**
 * The moduli |λ| of the n eigenvalues of a square A [n, n], in descending order.
 * @throws as `eigenvalues` does.
 */
export function eigenvalueModuli(a: Matrix): Float64Array {
  const {real, imaginary} = eigenvalues(a);
  return real.map((value, k) => hypotenuse(value, imaginary[k])).sort((s, t) => t - s);
}

/**
 * The spectral radius ρ(A) = max |λ| of a square A [n, n]; 0 for [0, 0].
 * @throws as `eigenvalues` does.
 */
export function spectralRadius(a: Matrix): number {
  return Math.max(0, ...eigenvalueModuli(a));
}
