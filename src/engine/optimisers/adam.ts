import type {Parameters} from "../cells/cell.js";
import {elementwise} from "../linear/elementwise.js";
import {zeros} from "../linear/matrix.js";
import {mapParameters} from "../parameters.js";
import {checkGradients, checkRate, finiteParameters, type Optimiser} from "./optimiser.js";

/**
 * Adam: steps of about `rate` along the running mean m of the gradient over the root of the running mean square v.
 * The defaults β₁ = 0.9, β₂ = 0.999, ε = 1e−8 are the paper's.
 * Source: Kingma & Ba 2015, algorithm 1.
 */
export function adam({
  rate,
  β1 = 0.9,
  β2 = 0.999,
  ε = 1e-8
}: {
  rate: number;
  β1?: number;
  β2?: number;
  ε?: number;
}): Optimiser {
  checkRate("adam", rate);
  for (const [name, β] of Object.entries({β1, β2}))
    if (!(β >= 0 && β < 1)) throw new RangeError(`adam: expected ${name} from 0 to below 1, got ${β}`);
  let updates = 0;
  // β₁ᵗ and β₂ᵗ, multiplied up: Math.pow differs between engines
  let β1ᵗ = 1;
  let β2ᵗ = 1;
  let m: Parameters | undefined;
  let v: Parameters | undefined;
  return {
    update(parameters, gradients) {
      checkGradients("adam", parameters, gradients);
      ++updates;
      β1ᵗ *= β1;
      β2ᵗ *= β2;
      m = mapParameters(gradients, (g, name) => elementwise((m, g) => β1 * m + (1 - β1) * g, m?.[name] ?? like(g), g));
      v = mapParameters(gradients, (g, name) =>
        elementwise((v, g) => β2 * v + (1 - β2) * g * g, v?.[name] ?? like(g), g)
      );
      const means = m;
      const squares = v;
      const moved = mapParameters(parameters, (θ, name) =>
        elementwise(
          (θ, m, v) => θ - (rate * (m / (1 - β1ᵗ))) / (Math.sqrt(v / (1 - β2ᵗ)) + ε),
          θ,
          means[name],
          squares[name]
        )
      );
      return finiteParameters("adam", moved, updates);
    }
  };
}

function like({rows, cols}: {rows: number; cols: number}) {
  return zeros(rows, cols);
}
