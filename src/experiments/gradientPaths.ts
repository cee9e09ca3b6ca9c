import type {LstmStep} from "../engine/cells/lstm/lstm.js";
import {elementwise, sum} from "../engine/linear/elementwise.js";
import {norm, zeros, type Matrix} from "../engine/linear/matrix.js";
import {log10} from "../engine/numerics/log.js";
import {backwardThroughTime, type Pass} from "../engine/unroll.js";

/** log10 of the length of ∂J/∂c_t and of its two parts, by distance T − t from 0; −∞ where a part is 0. */
export interface GradientPaths {
  readonly direct: readonly number[];
  readonly throughH: readonly number[];
  readonly total: readonly number[];
}

/**
 * ∂J/∂c_t of an LSTM in two parts that add up to it, for a loss at the last step alone. Direct: the one path that stays
 * in the cell, ∂J/∂c_T times the forget gates of all steps after t. Through h: all others, each of which passes through
 * at least one h_s with t ≤ s < T; at every step it is kept by the forget gate, and what h_t brings comes to it.
 * @param pass a forward pass of an LSTM, a batch of one
 * @param cotangent ∂J/∂h_T, [1, H]
 */
export function gradientPaths(pass: Pass<LstmStep>, cotangent: Matrix): GradientPaths {
  const paths = {direct: [] as number[], throughH: [] as number[], total: [] as number[]};
  const last = pass.steps.length - 1;
  let direct = zeros(1, pass.cell.hiddenSize);
  let throughH = direct;
  backwardThroughTime(pass, (t) => (t === last ? cotangent : undefined), {
    nonFinite: "keep",
    parameterGradients: false,
    trace({t, intoC}) {
      if (!intoC) throw new TypeError(`gradientPaths: expected a cell with a cell state, got ${pass.cell.kind}`);
      if (t === last) direct = intoC.total;
      else {
        const {f} = pass.steps[t + 1];
        direct = elementwise((f, direct) => f * direct, f, direct);
        throughH = sum(
          elementwise((f, throughH) => f * throughH, f, throughH),
          intoC.throughH
        );
      }
      paths.direct.push(log10(norm(direct.data)));
      paths.throughH.push(log10(norm(throughH.data)));
      paths.total.push(log10(norm(intoC.total.data)));
    }
  });
  return paths;
}
