import {columnPart, reflectColumns, reflector, reflectRows} from "./householder.js";
import type {Matrix} from "./matrix.js";

/** A block that withstood this many steps gets one with other shifts, which ends cycles. */
const patience = 10;

/**
 * One step of the QR algorithm with an implicit double shift (Francis 1961, "The QR
 * transformation"; Golub & Van Loan, Matrix Computations, 4th edition, algorithm 7.5.1), in place,
 * on the rows and columns `start` to `end`, at least three, of a Hessenberg matrix. The entries that
 * couple this block to the rest are left alone: the step serves the eigenvalues only.
 * @param count how many steps this block has had, with this one
 */
export function francisStep(h: Matrix, start: number, end: number, count: number): void {
  for (let k = start; k < end; ++k) {
    const size = Math.min(3, end - k + 1);
    const x = k === start ? firstColumn(h, start, shifts(h, end, count)) : columnPart(h, k - 1, k, k + size);
    const reflection = reflector(x);
    reflectRows(h, reflection, k, Math.max(k - 1, start), end + 1);
    reflectColumns(h, reflection, k, start, Math.min(k + 3, end) + 1);
    if (k > start) for (let row = k + 1; row < k + size; ++row) h.data[row * h.cols + k - 1] = 0;
  }
}

/** The block [[x, ·], [·, y]] whose eigenvalues are the shifts, with the product of its other entries. */
interface Shifts {
  readonly x: number;
  readonly y: number;
  readonly product: number;
}

/** The last two rows and columns; every tenth time an arbitrary complex pair of their size, as LAPACK's dlahqr takes. */
function shifts({cols, data}: Matrix, end: number, count: number): Shifts {
  const last = end * cols + end;
  if (count % patience !== 0)
    return {x: data[last - cols - 1], y: data[last], product: data[last - 1] * data[last - cols]};
  const size = Math.abs(data[last - 1]) + Math.abs(data[last - cols - 2]);
  const centre = data[last] + 0.75 * size;
  return {x: centre, y: centre, product: -0.4375 * size * size};
}

/**
 * A multiple of the first column of (H − σ₁ I)(H − σ₂ I), three numbers, arranged so that the
 * diagonal enters only by its differences.
 */
function firstColumn({cols, data}: Matrix, start: number, {x, y, product}: Shifts): Float64Array {
  const first = start * cols + start;
  const below = data[first + cols];
  const dx = x - data[first];
  const dy = y - data[first];
  return Float64Array.of(
    (dx * dy - product) / below + data[first + 1],
    data[first + cols + 1] - data[first] - dx - dy,
    data[first + 2 * cols + 1]
  );
}
