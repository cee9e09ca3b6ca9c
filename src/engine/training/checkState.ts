import {checkParameters} from "../parameters.js";
import type {Trainable} from "./trainable.js";
import type {TrainerState} from "./trainer.js";

/**
 * Refuses the state of another network.
 * @throws RangeError with what does not fit, the shape expected and the shape given.
 */
export function checkState(
  {network, carries}: Trainable<unknown>,
  {parameters, optimiser, carried}: TrainerState
): void {
  checkParameters(network, parameters);
  for (const running of Object.values(optimiser)) checkParameters(network, running);
  for (const [name, {rows, cols, data}] of Object.entries(carried)) {
    if (Object.hasOwn(carries, name) && cols === carries[name] && data.length === rows * cols) continue;
    const expected = Object.entries(carries).map(([name, columns]) => `${name} of [B, ${columns}]`);
    throw new RangeError(
      `checkState: expected carried states ${expected.length > 0 ? `among ${expected.join(", ")}` : "to be none"}, ` +
        `got ${name} of [${rows}, ${cols}] with ${data.length} values`
    );
  }
}
