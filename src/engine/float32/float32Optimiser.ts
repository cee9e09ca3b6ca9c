import type {Parameters} from "../cells/cell.js";
import {elementwise} from "../linear/elementwise.js";
import {correctedSquare, repeatedProduct} from "../optimisers/adam.js";
import {
  checkDecay,
  checkMemory,
  checkRate,
  finiteParameters,
  stopAtNonFiniteMemory,
  type OptimiserMemory
} from "../optimisers/optimiser.js";
import {mapMembers, mapParameters} from "../parameters.js";
import type {OptimiserSpec} from "../training/trainer.js";
import type {NetworkParameters} from "./float32Network.js";
import type {FloatMemory, Floats} from "./kernels/floats.js";
import {adamStep, rmspropStep, sgdStep} from "./kernels/optimisers.js";
import {readParameters, writeParameters} from "./kernels/parameterLayout.js";

/** An optimiser of parameters in the kernels' memory. */
export interface Float32Optimiser {
  /** How many steps there have been; `memory` has it too, but copies everything. */
  readonly updates: number;
  /**
   * One step along the gradients as they lie there.
   * @throws NonFiniteError with the update, and the parameter or the part of the memory that went first.
   */
  update(): void;
  memory(): OptimiserMemory;
  /**
   * Takes a memory, or refuses it before any of it is taken.
   * @throws RangeError where it is another optimiser's or network's; NonFiniteError where float32 does not hold it.
   */
  recall(memory: OptimiserMemory): void;
}

/** The largest float32. */
const largest = (2 - 1 / 2 ** 23) * 2 ** 127;

/**
 * SGD, Adam or RMSprop by the kernels; their equations and sources are in src/engine/optimisers. With Adam and RMSprop, a
 * gradient above some 1e19, whose square float32 does not hold, stops the run.
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
  const readRunning = () => mapMembers(running, (floats) => readParameters(layout, floats));
  return {
    get updates() {
      return updates;
    },
    update() {
      step(++updates);
      if (!parameters.allFinite()) finiteParameters(spec.kind, readParameters(layout, parameters), updates);
      if (!isFarFromInfinite(running, spec))
        stopAtNonFiniteMemory(spec.kind, withCorrected(readRunning(), spec, updates), updates);
    },
    memory: () => ({updates, running: updates === 0 ? {} : readRunning()}),
    recall(remembered) {
      checkMemory(spec.kind, Object.keys(running), {...remembered, running: mapMembers(remembered.running, rounded)});
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

/** A quick look, which may be wrong where a number is large: Σ v² is above every v², and 1 − β₂ᵗ from 1 − β₂ on. */
function isFarFromInfinite({v, ...others}: Readonly<Record<string, Floats | undefined>>, spec: OptimiserSpec): boolean {
  if (!Object.values(others).every((floats) => floats?.allFinite())) return false;
  return v === undefined || Math.sqrt(v.sumOfSquares()) / (1 - β2Of(spec)) <= largest;
}

/** With Adam's v / (1 − β₂ᵗ) as the kernel has it: it may be Infinity where v is not. */
function withCorrected(
  running: OptimiserMemory["running"],
  spec: OptimiserSpec,
  t: number
): OptimiserMemory["running"] {
  if (spec.kind !== "adam") return running;
  const correction = Math.fround(1 / (1 - repeatedProduct(β2Of(spec), t)));
  const corrected = mapParameters(running.v, (v) => elementwise((v) => Math.fround(v * correction), v));
  return {...running, [correctedSquare]: corrected};
}

/** Adam's β₂; 0 for those that correct nothing. */
function β2Of(spec: OptimiserSpec): number {
  return spec.kind === "adam" ? (spec.β2 ?? 0.999) : 0;
}

function rounded(parameters: Parameters): Parameters {
  return mapParameters(parameters, (values) => elementwise(Math.fround, values));
}
