import type {Matrix} from "../linear/matrix.js";
import type {Inputs} from "./batch.js";
import {checkInputs} from "./checkInputs.js";
import type {FeedForward} from "./feedForward.js";

/**
 * The vectors x of [B, inputSize] that a feed-forward net reads: the one step of a batch's inputs.
 * @throws RangeError where there are several steps, tokens, or vectors of another size.
 */
export function vectorsOf({kind, spec}: FeedForward, inputs: Inputs): Matrix {
  if (inputs.length !== 1) throw new RangeError(`${kind}: expected one step of x, got ${inputs.length}`);
  checkInputs({input: {size: spec.inputSize}}, inputs, kind);
  const [x] = inputs;
  if (x instanceof Int32Array) throw new TypeError(`${kind}: expected vectors, got tokens`);
  return x;
}
