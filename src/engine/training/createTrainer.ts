import type {Parameters} from "../cells/cell.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import {float32Trainer} from "./float32Trainer.js";
import {float64Trainer} from "./float64Trainer.js";
import {recurrentFloat32} from "./recurrentFloat32.js";
import {recurrentFloat64} from "./recurrentFloat64.js";
import type {Arithmetic, OptimiserSpec} from "./trainer.js";
import {trainerIn, type Created} from "./trainerIn.js";

/**
 * A trainer of a recurrent network from its initial parameters; another arithmetic takes over as `trainerIn` says.
 * @throws RangeError where the parameters are not the network's, or a setting is out of range.
 */
export function createTrainer(
  spec: NetworkSpec,
  initial: Parameters,
  optimiser: OptimiserSpec,
  arithmetic: Arithmetic
): Promise<Created> {
  return trainerIn(arithmetic, {
    float64: () => float64Trainer(recurrentFloat64(spec), initial, optimiser),
    float32: (memory, arithmetic) => float32Trainer(recurrentFloat32(memory, spec), {initial, optimiser, arithmetic})
  });
}
