import type {Parameters} from "../cells/cell.js";
import type {FeedForwardSpec} from "../networks/feedForward.js";
import {feedForwardFloat32} from "./feedForwardFloat32.js";
import {feedForwardFloat64} from "./feedForwardFloat64.js";
import {float32Trainer} from "./float32Trainer.js";
import {float64Trainer} from "./float64Trainer.js";
import type {Arithmetic, OptimiserSpec} from "./trainer.js";
import {trainerIn, type Created} from "./trainerIn.js";

/**
 * A trainer of a feed-forward net from its initial parameters; another arithmetic takes over as `trainerIn` says. Apart
 * from `createTrainer`, so that the code of these nets is no part of what a recurrent run's result depends on.
 * @throws RangeError where the parameters are not the net's, or a setting is out of range.
 */
export function createFeedForwardTrainer(
  spec: FeedForwardSpec,
  initial: Parameters,
  optimiser: OptimiserSpec,
  arithmetic: Arithmetic
): Promise<Created<FeedForwardSpec>> {
  return trainerIn(arithmetic, {
    float64: () => float64Trainer(feedForwardFloat64(spec), initial, optimiser),
    float32: (memory, arithmetic) => float32Trainer(feedForwardFloat32(memory, spec), {initial, optimiser, arithmetic})
  });
}
