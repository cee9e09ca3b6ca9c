import {elementwise} from "../linear/elementwise.js";
import {stopAtNonFinite} from "../nonFinite.js";
import {checkParameters, mapParameters} from "../parameters.js";
import type {Trainable} from "./trainable.js";
import type {TrainerState} from "./trainer.js";

/**
 * Refuses the state of another network, and parameters or carried states that are not finite.
 * @param rounded to the trainer's arithmetic: what float64 holds may be infinite in float32
 * @throws RangeError with what does not fit, the shape expected and the shape given; NonFiniteError with its name and the
 *   updates that the state has seen.
 */
export function checkState(
  {network, carries}: Trainable<unknown>,
  {updates, parameters, optimiser, carried}: TrainerState,
  rounded: (value: number) => number
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
  const inArithmetic = mapParameters({...parameters, ...carried}, (values) => elementwise(rounded, values));
  stopAtNonFinite("checkState", inArithmetic, updates, "update");
}
