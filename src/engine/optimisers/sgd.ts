import {elementwise} from "../linear/elementwise.js";
import {mapParameters} from "../parameters.js";
import {checkGradients, checkMemory, checkRate, finiteParameters, type Optimiser} from "./optimiser.js";

/** Gradient descent, θ ← θ − rate · g: "stochastic" by the batch that g comes from. */
export function sgd({rate}: {rate: number}): Optimiser {
  checkRate("sgd", rate);
  let updates = 0;
  return {
    update(parameters, gradients) {
      checkGradients("sgd", parameters, gradients);
      ++updates;
      const moved = mapParameters(parameters, (θ, name) => elementwise((θ, g) => θ - rate * g, θ, gradients[name]));
      return finiteParameters("sgd", moved, updates);
    },
    memory: () => ({updates, running: {}}),
    recall: (memory) => {
      checkMemory("sgd", [], memory);
      updates = memory.updates;
    }
  };
}
