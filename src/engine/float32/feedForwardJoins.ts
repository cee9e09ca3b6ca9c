import type {FeedForwardConnections} from "../networks/feedForward.js";
import type {Rows} from "./kernels/rows.js";

/** What a join reads and writes: u^{ℓ−1}, h^ℓ and u^ℓ, their gradients, and a highway's gate. */
export interface JoinRows {
  readonly below: Rows;
  readonly above: Rows;
  readonly h: Rows;
  readonly dAbove: Rows;
  /** Left out where it is not wanted. */
  readonly dBelow?: Rows;
  /** The transform gate t, ∂J/∂a of it, and room for ∂J/∂h. */
  readonly t?: Rows;
  readonly da_t?: Rows;
  readonly dh?: Rows;
}

/** How u^ℓ is made of u^{ℓ−1} and h^ℓ; the equations are those of networks/feedForward.ts. Numbers are rounded once. */
interface Join {
  forward(rows: JoinRows, B: number): void;
  /** Adds to ∂J/∂u^{ℓ−1} what goes past the layer, and returns where ∂J/∂h^ℓ is. */
  backward(rows: JoinRows, B: number): Rows;
}

export const joins: Readonly<Record<FeedForwardConnections, Join>> = {
  // h is u^ℓ itself.
  plain: {forward: () => undefined, backward: ({dAbove}) => dAbove},
  residual: {
    forward({below, above, h}, B) {
      const sum = firstRows(above, B);
      sum.view.set(firstRows(below, B).view);
      sum.add(firstRows(h, B));
    },
    backward({dAbove, dBelow}, B) {
      if (dBelow) firstRows(dBelow, B).add(firstRows(dAbove, B));
      return dAbove;
    }
  },
  dense: {
    forward({above, h}, B) {
      const into = lastColumns(above, h.columns);
      for (let row = 0; row < B; ++row)
        into.floats.view.set(
          h.floats.view.subarray(row * h.width, row * h.width + h.columns),
          row * into.width + into.column
        );
    },
    // ∂J/∂u^{ℓ−1} lies in the same row: nothing is to be added.
    backward: ({dAbove, h}) => lastColumns(dAbove, h.columns)
  },
  highway: {forward: mix, backward: unmix}
};

/** u^ℓ = t ∘ h + (1 − t) ∘ u^{ℓ−1} */
function mix(rows: JoinRows, B: number): void {
  const {t} = gateOf(rows);
  const [result, gate, h, u] = [rows.above, t, rows.h, rows.below].map((rows) => firstRows(rows, B).view);
  for (let k = 0; k < result.length; ++k) result[k] = gate[k] * h[k] + (1 - gate[k]) * u[k];
}

/** Three paths: carried by 1 − t, through h by t, and through the gate, ∂J/∂t = ∂J/∂u^ℓ ∘ (h − u^{ℓ−1}). */
function unmix(rows: JoinRows, B: number): Rows {
  const {t, da_t, dh} = gateOf(rows);
  const [du, gate, h, u] = [rows.dAbove, t, rows.h, rows.below].map((rows) => firstRows(rows, B).view);
  const [intoGate, intoH] = [da_t, dh].map((rows) => firstRows(rows, B).view);
  const carried = rows.dBelow && firstRows(rows.dBelow, B).view;
  for (let k = 0; k < du.length; ++k) {
    if (carried) carried[k] += du[k] * (1 - gate[k]);
    intoH[k] = du[k] * gate[k];
    intoGate[k] = du[k] * (h[k] - u[k]) * gate[k] * (1 - gate[k]);
  }
  return dh;
}

function gateOf({t, da_t, dh}: JoinRows) {
  if (!t || !da_t || !dh) throw new TypeError("feedForwardJoins: expected a highway's gate, got none");
  return {t, da_t, dh};
}

/** The numbers of the first rows of rows that fill their width. */
function firstRows({floats, width}: Rows, rows: number) {
  return floats.part(0, rows * width);
}

function lastColumns(rows: Rows, columns: number): Rows {
  return rows.part(rows.columns - columns, columns);
}
