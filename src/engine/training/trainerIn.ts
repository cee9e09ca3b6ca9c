import type {KernelMemory} from "../float32/kernels/kernelMemory.js";
import {KernelsUnavailable, loadKernels} from "../float32/kernels/loadKernels.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import type {Arithmetic, Trainer} from "./trainer.js";

/** A trainer, and in words why it is not of the arithmetic that was asked for, where it is not. */
export interface Created<Spec = NetworkSpec> {
  readonly trainer: Trainer<Spec>;
  readonly note?: string;
}

/** How the trainer is made in each arithmetic; the memory is a fresh instance of the kernels. */
export interface TrainerMakers<Spec> {
  float64(): Trainer<Spec>;
  float32(memory: KernelMemory, arithmetic: Exclude<Arithmetic, "float64">): Trainer<Spec>;
}

/**
 * A trainer in the arithmetic asked for. Where its kernels cannot run, the next that can takes over, float32 for relaxed
 * and float64 for float32, and a note says so.
 */
export async function trainerIn<Spec>(arithmetic: Arithmetic, make: TrainerMakers<Spec>): Promise<Created<Spec>> {
  if (arithmetic === "float64") return {trainer: make.float64()};
  try {
    const kernels = await loadKernels(arithmetic === "float32" ? "strict" : "relaxed");
    return {trainer: make.float32(await kernels.instantiate(), arithmetic)};
  } catch (error) {
    if (!(error instanceof KernelsUnavailable)) throw error;
    const next = arithmetic === "float32" ? "float64" : "float32";
    const {trainer, note} = await trainerIn(next, make);
    const here = `Trained in ${trainer.arithmetic} instead of ${arithmetic}: ${error.reason}.`;
    return {trainer, note: note === undefined ? here : `${here} ${note}`};
  }
}
