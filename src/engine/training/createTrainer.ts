import type {Parameters} from "../cells/cell.js";
import {KernelsUnavailable, loadKernels} from "../float32/kernels/loadKernels.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import {float32Trainer} from "./float32Trainer.js";
import {float64Trainer} from "./float64Trainer.js";
import type {Arithmetic, OptimiserSpec, Trainer} from "./trainer.js";

/** A trainer, and in words why it is not of the arithmetic that was asked for, where it is not. */
export interface Created {
  readonly trainer: Trainer;
  readonly note?: string;
}

/**
 * A trainer of a network from its initial parameters. Where the float32 kernels of the kind asked for cannot run, the
 * next that can takes over, float32 for relaxed and float64 for float32, and a note says so.
 * @throws RangeError where the parameters are not the network's, or a setting is out of range.
 */
export async function createTrainer(
  spec: NetworkSpec,
  initial: Parameters,
  optimiser: OptimiserSpec,
  arithmetic: Arithmetic
): Promise<Created> {
  if (arithmetic === "float64") return {trainer: float64Trainer(spec, initial, optimiser)};
  try {
    const kernels = await loadKernels(arithmetic === "float32" ? "strict" : "relaxed");
    const memory = await kernels.instantiate();
    return {trainer: float32Trainer(memory, {spec, initial, optimiser, arithmetic})};
  } catch (error) {
    if (!(error instanceof KernelsUnavailable)) throw error;
    const next = arithmetic === "float32" ? "float64" : "float32";
    const {trainer, note} = await createTrainer(spec, initial, optimiser, next);
    const here = `Trained in ${trainer.arithmetic} instead of ${arithmetic}: ${error.reason}.`;
    return {trainer, note: note === undefined ? here : `${here} ${note}`};
  }
}
