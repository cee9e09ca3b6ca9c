import type {Parameters} from "../cells/cell.js";
import {clip, globalNorm} from "../clip.js";
import {copy, type Matrix} from "../linear/matrix.js";
import type {Batch} from "../networks/batch.js";
import {makeOptimiser} from "../optimisers/makeOptimiser.js";
import {checkParameters, mapMembers, mapParameters} from "../parameters.js";
import {checkState} from "./checkState.js";
import type {Trainable} from "./trainable.js";
import type {OptimiserSpec, Trainer} from "./trainer.js";

/** A network as the float64 trainer drives it: the reference passes, which keep nothing. */
export interface Float64Learner<Spec> extends Trainable<Spec> {
  /** Loss and gradient of a batch, and the states at its end. @throws NonFiniteError, RangeError */
  evaluate(
    parameters: Parameters,
    batch: Batch,
    carried: Readonly<Record<string, Matrix>>
  ): {readonly loss: number; readonly gradients: Parameters; readonly carried: Readonly<Record<string, Matrix>>};
  outputs(parameters: Parameters, inputs: Batch["inputs"]): readonly Matrix[];
}

/**
 * Trains in float64 by the reference code.
 * @throws RangeError where the parameters are not the network's.
 */
export function float64Trainer<Spec>(
  learner: Float64Learner<Spec>,
  initial: Parameters,
  optimiserSpec: OptimiserSpec
): Trainer<Spec> {
  checkParameters(learner.network, initial);
  const optimiser = makeOptimiser(optimiserSpec);
  let parameters = initial;
  let gradients: Parameters = {};
  let hasGradient = false;
  let carried: Readonly<Record<string, Matrix>> = {};
  return {
    spec: learner.network.spec,
    arithmetic: "float64",
    get updates() {
      return optimiser.memory().updates;
    },
    gradient(batch) {
      hasGradient = false;
      const evaluation = learner.evaluate(parameters, batch, batch.carry ? carried : {});
      ({gradients, carried} = evaluation);
      hasGradient = true;
      return evaluation.loss;
    },
    update(spec) {
      if (!hasGradient) throw new Error("float64Trainer: expected `gradient` before `update`");
      hasGradient = false;
      const {gradients: clippedGradients, norm, clipped} = clip(gradients, spec);
      parameters = optimiser.update(parameters, clippedGradients);
      return {norm, clippedNorm: clipped ? globalNorm(clippedGradients) : norm, clipped};
    },
    outputs: (inputs) => learner.outputs(parameters, inputs),
    parameters: () => mapParameters(parameters, copy),
    gradients: () => mapParameters(gradients, copy),
    state() {
      const {updates, running} = optimiser.memory();
      return {
        updates,
        parameters: mapParameters(parameters, copy),
        optimiser: mapMembers(running, (values) => mapParameters(values, copy)),
        carried: mapParameters(carried, copy)
      };
    },
    restore(state) {
      checkState(learner, state, (value) => value);
      optimiser.recall({
        updates: state.updates,
        running: mapMembers(state.optimiser, (values) => mapParameters(values, copy))
      });
      parameters = mapParameters(state.parameters, copy);
      carried = mapParameters(state.carried, copy);
      hasGradient = false;
    }
  };
}
