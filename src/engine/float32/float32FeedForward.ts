import type {FeedForward} from "../networks/feedForward.js";
import {feedForwardLevels, type FeedForwardLevel} from "./feedForwardLevels.js";
import type {Float32Network, NetworkParameters} from "./float32Network.js";
import type {KernelMemory} from "./kernels/kernelMemory.js";
import {linearLayer} from "./kernels/linearLayer.js";
import type {Rows} from "./kernels/rows.js";
import type {Capacity} from "./stack.js";

/** A feed-forward net in the kernels' memory: row b of each of these is vector b of the batch. */
export interface Float32FeedForward extends Pick<Float32Network, "y" | "dy" | "readOut" | "readOutBackward"> {
  /** Of one step. */
  readonly capacity: Capacity;
  /** u⁰: to be filled before `forward`. */
  readonly x: Rows;
  readonly levels: readonly FeedForwardLevel[];
  /** From u⁰ to u^L. */
  forward(B: number): void;
  /** Zeros in the gradients of every u^ℓ, before `readOutBackward`. */
  startBackward(B: number): void;
  /** From ∂J/∂u^L to the parameters of all layers; ∂J/∂u⁰ is nobody's. */
  backward(B: number): void;
}

/**
 * A net's passes, and room for them. What they compute is said in src/engine/networks/evaluateFeedForward.ts, the
 * reference that they are held to.
 */
export function float32FeedForward(
  memory: KernelMemory,
  net: FeedForward,
  {layout, parameters, gradients}: NetworkParameters,
  capacity: Capacity
): Float32FeedForward {
  const {outputSize} = net.spec;
  const part = (first: string, length: number) => ({
    parameters: parameters.part(layout.offsets[first], length),
    gradients: gradients.part(layout.offsets[first], length)
  });
  const {x, levels, top, dTop} = feedForwardLevels(memory, net, part, capacity.batch);
  const [y, dy] = [memory.rows(capacity.batch, outputSize), memory.rows(capacity.batch, outputSize)];
  const weights = part("V", outputSize * (top.columns + 1));
  const head = linearLayer(memory, {...weights, u: top, y, dy, ...(levels.length > 0 && {du: dTop})});
  const sums = new Map(levels.map(({dAbove}) => [dAbove.floats, dAbove.width]));
  return {
    ...{capacity, x, y, dy, levels},
    forward(B) {
      for (const level of levels) level.forward(B);
    },
    readOut: (rows, first) => head.forward(rows, first),
    startBackward(B) {
      for (const [floats, width] of sums) floats.part(0, B * width).fill(0);
    },
    readOutBackward: (rows, first) => head.backward(rows, first),
    backward(B) {
      for (const level of [...levels].reverse()) level.backward(B);
    }
  };
}
