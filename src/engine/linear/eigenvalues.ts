import {balance, separate} from "./balance.js";
import {hessenberg} from "./hessenberg.js";
import {hessenbergEigenvalues} from "./hessenbergEigenvalues.js";
import type {Matrix} from "./matrix.js";
import {normalised} from "./normalised.js";

/** The eigenvalues λ_k = real[k] + i imaginary[k]. */
export interface Eigenvalues {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * The n eigenvalues of a square A [n, n], in no particular order; a complex pair stands together,
 * the one with the positive imaginary part first. A is balanced, reduced to Hessenberg form and
 * taken apart by the QR algorithm with implicit double shifts. The result belongs to a matrix
 * within rounding of A, so that a multiple eigenvalue of a non-normal matrix has fewer digits than
 * A's entries: about 16 / k for a Jordan block of k.
 * @throws RangeError where A is not square or an entry is not finite.
 * @throws Error where the QR algorithm does not converge in 30 n steps.
 */
export function eigenvalues(a: Matrix): Eigenvalues {
  if (a.rows !== a.cols) throw new RangeError(`eigenvalues: expected a square A, got [${a.rows}, ${a.cols}]`);
  const {unit, factor} = normalised(a, "eigenvalues");
  const {diagonal, rest} = separate(unit);
  const balanced = normalised(balance(rest), "eigenvalues");
  const others = hessenbergEigenvalues(hessenberg(balanced.unit));
  return {
    real: Float64Array.from([
      ...diagonal.map((value) => value * factor),
      ...others.map(({real}) => real * balanced.factor * factor)
    ]),
    imaginary: Float64Array.from([
      ...diagonal.map(() => 0),
      ...others.map(({imaginary}) => imaginary * balanced.factor * factor)
    ])
  };
}
