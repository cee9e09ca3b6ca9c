import type {Inputs} from "./batch.js";
import type {NetworkSpec} from "./networkSpec.js";

/**
 * The number of steps T and of sequences B of a network's inputs.
 * @param kind the network's, for the message
 * @throws RangeError with the shape that was expected and the one given, or with the token that is none.
 */
export function checkInputs(
  {input}: Pick<NetworkSpec, "input">,
  inputs: Inputs,
  kind = "network"
): {T: number; B: number} {
  const T = inputs.length;
  if (T === 0) throw new RangeError(`${kind}: expected at least one step of x, got none`);
  const B = sequences(inputs[0]);
  for (const [t, x] of inputs.entries()) {
    if ("size" in input) {
      if (x instanceof Int32Array || x.rows !== B || x.cols !== input.size || x.data.length !== B * input.size)
        throw new RangeError(
          `${kind}: expected x of [T=${T}, B=${B}, I=${input.size}], got ${described(x)} at step ${t + 1}`
        );
    } else {
      if (!(x instanceof Int32Array) || x.length !== B)
        throw new RangeError(`${kind}: expected B=${B} tokens, got ${described(x)} at step ${t + 1}`);
      const bad = x.find((token) => token < 0 || token >= input.vocabulary);
      if (bad !== undefined)
        throw new RangeError(`${kind}: expected tokens from 0 to ${input.vocabulary - 1}, got ${bad} at step ${t + 1}`);
    }
  }
  return {T, B};
}

function sequences(x: Inputs[number]): number {
  return x instanceof Int32Array ? x.length : x.rows;
}

function described(x: Inputs[number]): string {
  return x instanceof Int32Array ? `${x.length} tokens` : `[${x.rows}, ${x.cols}] with ${x.data.length} values`;
}
