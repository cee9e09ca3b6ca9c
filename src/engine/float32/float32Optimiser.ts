import {repeatedProduct} from "../optimisers/adam.js";
import {checkDecay, checkMemory, checkRate, type OptimiserMemory} from "../optimisers/optimiser.js";
import {mapMembers} from "../parameters.js";
import type {OptimiserSpec} from "../training/trainer.js";
import type {NetworkParameters} from "./float32Network.js";
import type {FloatMemory, Floats} from "./kernels/floats.js";
import {adamStep, rmspropStep, sgdStep} from "./kernels/optimisers.js";
import {readParameters, writeParameters} from "./kernels/parameterLayout.js";

/** An optimiser of parameters in the kernels' memory. */
export interface Float32Optimiser {
  /** How many steps there have been; `memory` has it too, but copies everything. */
  readonly updates: number;
  /** One step along the gradients as they lie there. */
  update(): void;
  memory(): OptimiserMemory;
  /** @throws RangeError where the memory is another network's. */
  recall(memory: OptimiserMemory): void;
}

/**
 * SGD, Adam or RMSprop by the kernels; their equations and sources are in src/engine/optimisers.
 * @throws RangeError on settings out of range.
 */
export function float32Optimiser(
  memory: FloatMemory,
  {layout, parameters, gradients}: NetworkParameters,
  spec: OptimiserSpec
): Float32Optimiser {
  checkRate(spec.kind, spec.rate);
  const running: Record<string, Floats> = {};
  const room = (name: string) => (running[name] = memory.floats(layout.length));
  const step = stepOf(spec, {parameters, gradients}, room);
  let updates = 0;
  return {
    get updates() {
      return updates;
    },
    update: () => step(++updates),
    memory: () => ({
      updates,
      running: updates === 0 ? {} : mapMembers(running, (floats) => readParameters(layout, floats))
    }),
    recall(remembered) {
      checkMemory(spec.kind, Object.keys(running), remembered);
      for (const [name, floats] of Object.entries(running))
        if (remembered.updates > 0) writeParameters(layout, floats, remembered.running[name]);
        else floats.fill(0);
      updates = remembered.updates;
    }
  };
}

/** The step of update number t, from 1. */
function stepOf(
  spec: OptimiserSpec,
  {parameters, gradients}: {parameters: Floats; gradients: Floats},
  room: (name: string) => Floats
): (t: number) => void {
  switch (spec.kind) {
    case "sgd":
      return () => sgdStep(parameters, gradients, spec.rate);
    case "adam": {
      const {rate, β1 = 0.9, β2 = 0.999, ε = 1e-8} = spec;
      checkDecay("adam", "β1", β1);
      checkDecay("adam", "β2", β2);
      const [m, v] = [room("m"), room("v")];
      return (t) => {
        const powers = {β1ᵗ: repeatedProduct(β1, t), β2ᵗ: repeatedProduct(β2, t)};
        adamStep(parameters, gradients, {m, v, rate, β1, β2, ε, ...powers});
      };
    }
    case "rmsprop": {
      const {rate, ρ = 0.9, ε = 1e-8} = spec;
      checkDecay("rmsprop", "ρ", ρ);
      const v = room("v");
      return () => rmspropStep(parameters, gradients, {v, rate, ρ, ε});
    }
  }
}
