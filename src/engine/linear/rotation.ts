import {matrix, type Matrix} from "./matrix.js";

/** Terms of the two power series: with angles of at most 45° the first one left out is below 10⁻¹⁷. */
const terms = 9;

/**
 * The rotation of the plane by an angle in degrees, counter-clockwise: [cos, −sin; sin, cos], [2, 2]. Quarter turns are
 * exact, and the bits are the same everywhere: cosine and sine are summed as power series, since engines differ in Math.cos.
 * @throws RangeError where the angle is not finite.
 */
export function rotation(degrees: number): Matrix {
  if (!Number.isFinite(degrees)) throw new RangeError(`rotation: expected a finite angle, got ${degrees}`);
  const quarters = Math.round(degrees / 90);
  const angle = ((degrees - 90 * quarters) * Math.PI) / 180;
  let [cos, sin] = [series(angle, 1, 0), series(angle, angle, 1)];
  for (let quarter = quarters & 3; quarter > 0; --quarter) [cos, sin] = [0 - sin, cos];
  return matrix(2, 2, [cos, 0 - sin, sin, cos]);
}

/** first · (1 − x²/((k+1)(k+2)) (1 − x²/((k+3)(k+4)) (…))): the cosine from (1, 0), the sine from (x, 1). */
function series(x: number, first: number, k: number): number {
  let sum = 1;
  for (let n = k + 2 * terms; n > k; n -= 2) sum = 1 - ((x * x) / ((n - 1) * n)) * sum;
  return first * sum;
}
