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
 * RMSprop: the gradient over the root of its running mean square v, so that every entry takes steps of about `rate`.
 * ρ = 0.9 is the source's; ε = 1e−8, which it leaves open, is Adam's.
 * A gradient above some 1e154, whose square float64 does not hold, stops the run.
 * Source: Tieleman & Hinton 2012, "Lecture 6.5: rmsprop", Neural Networks for Machine Learning.
 */
export function rmsprop({rate, ρ = 0.9, ε = 1e-8}: {rate: number; ρ?: number; ε?: number}): Optimiser {
  checkRate("rmsprop", rate);
  checkDecay("rmsprop", "ρ", ρ);
  let updates = 0;
  let v: Parameters | undefined;
  return {
    update(parameters, gradients) {
      checkGradients("rmsprop", parameters, gradients);
      ++updates;
      const before = v ?? zerosLike(gradients);
      const squares = mapParameters(gradients, (g, name) =>
        elementwise((v, g) => ρ * v + (1 - ρ) * g * g, before[name], g)
      );
      v = squares;
      const moved = mapParameters(parameters, (θ, name) =>
        elementwise((θ, g, v) => θ - (rate * g) / (Math.sqrt(v) + ε), θ, gradients[name], squares[name])
      );
      finiteParameters("rmsprop", moved, updates);
      stopAtNonFiniteMemory("rmsprop", {v}, updates);
      return moved;
    },
    memory: () => ({updates, running: v ? {v} : {}}),
    recall: (memory) => {
      checkMemory("rmsprop", ["v"], memory);
      updates = memory.updates;
      ({v} = memory.running);
    }
  };
}
