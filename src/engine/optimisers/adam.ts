import type {Parameters} from "../cells/cell.js";
import {elementwise} from "../linear/elementwise.js";
import {mapParameters, zerosLike} from "../parameters.js";
import {
  checkDecay,
  checkGradients,
  checkMemory,
  checkRate,
  finiteParameters,
  stopAtNonFiniteMemory,
  type Optimiser
} from "./optimiser.js";

/**
 * Adam: steps of about `rate` along the running mean m of the gradient over the root of the running mean square v.
 * The defaults β₁ = 0.9, β₂ = 0.999, ε = 1e−8 are the paper's.
 * A gradient above some 1e154, whose square float64 does not hold, stops the run.
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
  checkDecay("adam", "β1", β1);
  checkDecay("adam", "β2", β2);
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
      const before = {m: m ?? zerosLike(gradients), v: v ?? zerosLike(gradients)};
      const means = mapParameters(gradients, (g, name) =>
        elementwise((m, g) => β1 * m + (1 - β1) * g, before.m[name], g)
      );
      const squares = mapParameters(gradients, (g, name) =>
        elementwise((v, g) => β2 * v + (1 - β2) * g * g, before.v[name], g)
      );
      [m, v] = [means, squares];
      const corrected = mapParameters(squares, (v) => elementwise((v) => v / (1 - β2ᵗ), v));
      const moved = mapParameters(parameters, (θ, name) =>
        elementwise((θ, m, v̂) => θ - (rate * (m / (1 - β1ᵗ))) / (Math.sqrt(v̂) + ε), θ, means[name], corrected[name])
      );
      finiteParameters("adam", moved, updates);
      stopAtNonFiniteMemory("adam", {m, v, [correctedSquare]: corrected}, updates);
      return moved;
    },
    memory: () => ({updates, running: m && v ? {m, v} : {}}),
    recall: (memory) => {
      checkMemory("adam", ["m", "v"], memory);
      updates = memory.updates;
      ({m, v} = memory.running);
      [β1ᵗ, β2ᵗ] = [repeatedProduct(β1, updates), repeatedProduct(β2, updates)];
    }
  };
}

/** What messages call v̂, the running mean square over 1 − β₂ᵗ: it overflows before v does. */
export const correctedSquare = "v / (1 − β₂ᵗ)";

/** β multiplied up, as `update` does it. */
export function repeatedProduct(β: number, times: number): number {
  let product = 1;
  for (let k = 0; k < times && product > 0; ++k) product *= β;
  return product;
}
