import type {Parameters} from "../cells/cell.js";
import type {StateMatrices} from "../float32/carriedStates.js";
import {clipFloats} from "../float32/clipFloats.js";
import type {NetworkParameters} from "../float32/float32Network.js";
import {float32Optimiser} from "../float32/float32Optimiser.js";
import {readParameters, writeParameters} from "../float32/kernels/parameterLayout.js";
import {copy, type Matrix} from "../linear/matrix.js";
import type {Batch} from "../networks/batch.js";
import {stopAtNonFinite} from "../nonFinite.js";
import {mapParameters} from "../parameters.js";
import {gradientNames} from "../unroll.js";
import {checkState} from "./checkState.js";
import type {Trainable} from "./trainable.js";
import type {Arithmetic, OptimiserSpec, Trainer} from "./trainer.js";

/** A network as the float32 trainer drives it: its parameters and passes in the kernels' memory. */
export interface Float32Learner<Spec> extends Trainable<Spec> {
  readonly own: NetworkParameters;
  /**
   * The loss of a batch, its gradient added to `own.gradients`, and the states at its end, which are read out when they
   * are asked for, before the next pass.
   * @throws NonFiniteError where the loss is not finite; RangeError where the batch does not fit.
   */
  gradient(batch: Batch, carried: StateMatrices): {readonly loss: number; final(): StateMatrices};
  outputs(inputs: Batch["inputs"]): readonly Matrix[];
}

/**
 * Trains in float32 by the kernels, in the learner's memory.
 * @throws RangeError where the parameters are not the network's.
 */
export function float32Trainer<Spec>(
  learner: Float32Learner<Spec>,
  {
    initial,
    optimiser: optimiserSpec,
    arithmetic
  }: {initial: Parameters; optimiser: OptimiserSpec; arithmetic: Exclude<Arithmetic, "float64">}
): Trainer<Spec> {
  const {own} = learner;
  writeParameters(own.layout, own.parameters, initial);
  const optimiser = float32Optimiser(own.parameters.memory, own, optimiserSpec);
  let carried: StateMatrices = {};
  let hasGradient = false;
  const parameters = () => readParameters(own.layout, own.parameters);
  const gradients = () => readParameters(own.layout, own.gradients);

  return {
    spec: learner.network.spec,
    arithmetic,
    get updates() {
      return optimiser.updates;
    },
    gradient(batch) {
      hasGradient = false;
      own.gradients.fill(0);
      const {loss, final} = learner.gradient(batch, batch.carry ? carried : {});
      if (!own.gradients.allFinite()) {
        stopAtNonFinite("float32Trainer", parameters());
        stopAtNonFinite("float32Trainer", gradientNames(gradients()), optimiser.updates + 1, "update");
      }
      carried = final();
      hasGradient = true;
      return loss;
    },
    update(clip) {
      if (!hasGradient) throw new Error("float32Trainer: expected `gradient` before `update`");
      hasGradient = false;
      const update = clipFloats(own, clip);
      optimiser.update();
      return update;
    },
    outputs: (inputs) => learner.outputs(inputs),
    parameters,
    gradients,
    state: () => {
      const {updates, running} = optimiser.memory();
      return {updates, parameters: parameters(), optimiser: running, carried: mapParameters(carried, copy)};
    },
    restore(state) {
      checkState(learner, state, Math.fround);
      optimiser.recall({updates: state.updates, running: state.optimiser});
      writeParameters(own.layout, own.parameters, state.parameters);
      carried = mapParameters(state.carried, copy);
      hasGradient = false;
    }
  };
}
