import {hypotenuse} from "./hypotenuse.js";
import {norm, transpose, type Matrix} from "./matrix.js";
import {normalised} from "./normalised.js";

/** Columns converge quadratically, in 6 to 10 sweeps at the sizes of this project. */
const maxSweeps = 60;

/** A squared length below this, where the largest entry is about 1, may have lost its digits: the column is left alone. */
const negligible = 1e-290;

/**
 * The singular values of A [m, n], min(m, n) of them, in descending order, by one-sided Jacobi
 * rotations: pairs of columns are rotated until all are orthogonal, and their lengths are the
 * singular values (Hestenes 1958, "Inversion of matrices by biorthogonalization and related
 * results"); where m < n it is the rows. Values below 10⁻¹⁴⁵ times the largest are known only to
 * be that small.
 * @throws RangeError where an entry is not finite.
 * @throws Error where the columns are not orthogonal after 60 sweeps.
 */
export function singularValues(a: Matrix): Float64Array {
  const {unit, factor} = normalised(a, "singularValues");
  const {rows: count, cols: length, data} = a.rows < a.cols ? unit : transpose(unit);
  const vectors = Array.from({length: count}, (_, k) => data.subarray(k * length, (k + 1) * length));
  for (let sweeps = 0; orthogonalise(vectors, length * Number.EPSILON) > 0;)
    if (++sweeps === maxSweeps)
      throw new Error(`singularValues: no convergence for A of [${a.rows}, ${a.cols}] in ${maxSweeps} sweeps`);
  return Float64Array.from(vectors, (vector) => factor * norm(vector)).sort((s, t) => t - s);
}

/** One sweep over all pairs of vectors, longest first; the number of pairs that had to be rotated. */
function orthogonalise(vectors: Float64Array[], tolerance: number): number {
  const byLength = vectors.map((vector) => ({vector, square: dot(vector, vector)})).sort((a, b) => b.square - a.square);
  const squares = byLength.map(({square}) => square);
  byLength.forEach(({vector}, k) => (vectors[k] = vector));
  let rotations = 0;
  for (let p = 0; p < vectors.length; ++p)
    for (let q = p + 1; q < vectors.length; ++q) {
      if (squares[p] < negligible || squares[q] < negligible) continue;
      const product = dot(vectors[p], vectors[q]);
      if (Math.abs(product) <= tolerance * Math.sqrt(squares[p]) * Math.sqrt(squares[q])) continue;
      rotate(vectors[p], vectors[q], tangent(squares[p], squares[q], product));
      squares[p] = dot(vectors[p], vectors[p]);
      squares[q] = dot(vectors[q], vectors[q]);
      ++rotations;
    }
  return rotations;
}

/** The tangent of the smaller angle by which x and y become orthogonal, from x·x, y·y and x·y. */
function tangent(xx: number, yy: number, xy: number): number {
  const half = (yy - xx) / 2;
  const t = xy / (Math.abs(half) + hypotenuse(half, xy));
  return half < 0 ? -t : t;
}

/** (x, y) ← (c x − s y, s x + c y) in place, with s / c = t. */
function rotate(x: Float64Array, y: Float64Array, t: number): void {
  const c = 1 / Math.sqrt(1 + t * t);
  const s = c * t;
  for (let k = 0; k < x.length; ++k) {
    const xk = x[k];
    const yk = y[k];
    x[k] = c * xk - s * yk;
    y[k] = s * xk + c * yk;
  }
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; ++k) sum += x[k] * y[k];
  return sum;
}
