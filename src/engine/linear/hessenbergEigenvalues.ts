import {francisStep} from "./francisStep.js";
import type {Matrix} from "./matrix.js";
import {floorPowerOfTwo} from "./normalised.js";

interface Eigenvalue {
  readonly real: number;
  readonly imaginary: number;
}

/** Two or three steps find an eigenvalue as a rule; LAPACK too gives up at 30 for each. */
const maxStepsEach = 30;

/** Where the largest entry is about 1: below this a product of subdiagonal entries may underflow, and a step stall. */
const negligible = 1e-100;

/**
 * The eigenvalues of a Hessenberg matrix H [n, n], which is overwritten, by the QR algorithm:
 * Francis steps on the last block that no zero divides, until it is of one or two rows (Golub & Van
 * Loan, Matrix Computations, 4th edition, algorithm 7.5.2). The largest entry of H is about 1.
 * @throws Error where it does not converge in 30 n steps.
 */
export function hessenbergEigenvalues(h: Matrix): Eigenvalue[] {
  const found: Eigenvalue[] = [];
  const maxSteps = maxStepsEach * h.rows;
  let steps = 0;
  let stepsHere = 0;
  for (let end = h.rows - 1; end >= 0;) {
    const start = divide(h, end);
    if (end - start < 2) {
      found.push(...(start === end ? [{real: h.data[end * h.cols + end], imaginary: 0}] : pair(h, start)));
      end = start - 1;
      stepsHere = 0;
    } else {
      if (++steps > maxSteps)
        throw new Error(`eigenvalues: no convergence for a block of [${h.rows}, ${h.cols}] in ${maxSteps} steps`);
      francisStep(h, start, end, ++stepsHere);
    }
  }
  return found;
}

/** The first row of the block that ends at row `end`: the entry to its left is negligible, and set to zero. */
function divide({cols, data}: Matrix, end: number): number {
  for (let row = end; row > 0; --row) {
    const left = row * cols + row - 1;
    const neighbours = Math.abs(data[left - cols]) + Math.abs(data[left + 1]);
    if (Math.abs(data[left]) <= Math.max(negligible, Number.EPSILON * (neighbours || 1))) {
      data[left] = 0;
      return row;
    }
  }
  return 0;
}

/** The eigenvalues of the block of two rows from row k on, in a form that neither cancels nor underflows. */
function pair({cols, data}: Matrix, k: number): Eigenvalue[] {
  const first = k * cols + k;
  const [a, b, c, d] = [data[first], data[first + 1], data[first + cols], data[first + cols + 1]];
  const half = (a - d) / 2;
  const unit = floorPowerOfTwo(Math.max(Math.abs(half), Math.abs(b), Math.abs(c)));
  const discriminant = (half / unit) * (half / unit) + (b / unit) * (c / unit);
  const root = unit * Math.sqrt(Math.abs(discriminant));
  if (discriminant < 0) return [root, -root].map((imaginary) => ({real: d + half, imaginary}));
  const sum = half < 0 ? half - root : half + root;
  return [d + sum, sum === 0 ? d : d - (b / sum) * c].map((real) => ({real, imaginary: 0}));
}
