import type {Network} from "../networks/network.js";
import {checkParameters} from "../parameters.js";
import type {TrainerState} from "./trainer.js";

/**
 * Refuses the state of another network.
 * @throws RangeError with what does not fit, the shape expected and the shape given.
 */
export function checkState(network: Network, {parameters, optimiser, carried}: TrainerState): void {
  checkParameters(network, parameters);
  for (const running of Object.values(optimiser)) checkParameters(network, running);
  const directions = network.layers.flatMap(({directions}) => directions);
  const letters = network.spec.cell === "lstm" ? ["h", "c"] : ["h"];
  const names = directions.flatMap(({name}) => letters.map((letter) => `${name}.${letter}`));
  const H = network.spec.hiddenSize;
  for (const [name, {rows, cols, data}] of Object.entries(carried))
    if (!names.includes(name) || cols !== H || data.length !== rows * cols)
      throw new RangeError(
        `checkState: expected carried states of [B, ${H}] among ${names.join(", ")}, ` +
          `got ${name} of [${rows}, ${cols}] with ${data.length} values`
      );
}
