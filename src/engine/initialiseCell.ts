import type {Parameters} from "./cells/cell.js";
import type {Matrix} from "./linear/matrix.js";
import {matrix} from "./linear/matrix.js";
import {buildParameters, type Shaped} from "./parameters.js";

/** How to fill the parameters of a cell or network, by what they multiply. */
export interface Scheme {
  /** The matrix on the state, [n, n]. */
  recurrent(n: number, name: string): Matrix;
  /** The matrix on the input, or of the readout, [rows, cols]. */
  input(rows: number, cols: number, name: string): Matrix;
  /** The value of each entry of a bias of n entries; 0 where nothing is given. */
  bias?(name: string, n: number): number | ArrayLike<number>;
}

/**
 * Parameters for a cell or network, drawn in the order in which it lists them: the same scheme and seed, the same bits.
 * A forget bias of 1 is `bias: (name) => (name === "b_f" ? 1 : 0)`.
 */
export function initialiseCell(shaped: Shaped, scheme: Scheme): Parameters {
  return buildParameters(shaped, ({rows, cols, role}, name) => {
    if (role === "recurrent") return scheme.recurrent(rows, name);
    if (role === "input") return scheme.input(rows, cols, name);
    const bias = scheme.bias?.(name, rows) ?? 0;
    return matrix(rows, 1, typeof bias === "number" ? new Float64Array(rows).fill(bias) : bias);
  });
}
