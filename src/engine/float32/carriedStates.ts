import {matrix, type Matrix} from "../linear/matrix.js";
import type {Float32Network} from "./float32Network.js";
import type {Floats} from "./kernels/floats.js";

/** States by layer, direction and letter, `layer1.h`, each of [B, H]. */
export type StateMatrices = Readonly<Record<string, Matrix>>;

/**
 * Sets the states that a pass of B sequences starts from; zeros where none are given. A direction that runs back from
 * the last step comes from steps that a truncated pass has not seen, and starts from zeros.
 * @throws RangeError where they are not of [B, H].
 */
export function writeInitial({layers}: Float32Network, states: StateMatrices, B: number): void {
  for (const [layer, {initial, sizes}] of Object.entries(layers))
    for (const [letter, floats] of Object.entries<Floats>({...initial})) {
      const given = sizes.reverse ? undefined : (states[`${layer}.${letter}`] as Matrix | undefined);
      if (!given) floats.fill(0);
      else if (given.rows === B && given.cols === sizes.hiddenSize) floats.view.set(given.data);
      else
        throw new RangeError(
          `writeInitial: expected ${layer}.${letter} of [B=${B}, H=${sizes.hiddenSize}], got [${given.rows}, ${given.cols}]`
        );
    }
}

/** The states after a pass of B sequences, but of those that run back. */
export function readFinal({layers}: Float32Network, B: number): StateMatrices {
  return Object.fromEntries(
    Object.entries(layers)
      .filter(([, {sizes}]) => !sizes.reverse)
      .flatMap(([layer, {final, sizes}]) =>
        Object.entries<Floats>({...final}).map(([letter, {view}]) => [
          `${layer}.${letter}`,
          matrix(B, sizes.hiddenSize, view.subarray(0, B * sizes.hiddenSize))
        ])
      )
  );
}
