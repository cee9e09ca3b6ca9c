import type {Network} from "../networks/network.js";
import type {Shaped} from "../parameters.js";
import {embedding} from "./kernels/embedding.js";
import type {Floats} from "./kernels/floats.js";
import type {Ints} from "./kernels/ints.js";
import type {KernelMemory} from "./kernels/kernelMemory.js";
import {linearLayer} from "./kernels/linearLayer.js";
import {parameterLayout, type ParameterLayout} from "./kernels/parameterLayout.js";
import type {RecurrentLayer} from "./kernels/recurrentLayer.js";
import type {Rows} from "./kernels/rows.js";
import {stack, type Capacity} from "./stack.js";

/** All parameters of a network in one array, and their gradients in another, so that an optimiser is one call. */
export interface NetworkParameters {
  readonly layout: ParameterLayout;
  readonly parameters: Floats;
  /** To which the way back adds. */
  readonly gradients: Floats;
}

/** A network in the kernels' memory; rows t · B + b. */
export interface Float32Network {
  readonly capacity: Capacity;
  /** u⁰: to be filled before `forward` where the network reads vectors. */
  readonly x: Rows;
  /** To be filled before `forward` where it reads tokens. */
  readonly tokens?: Ints;
  /** ∂J/∂u⁰, written by `backward`; of given vectors only where the capacity asks for it. */
  readonly dx: Rows;
  readonly y: Rows;
  /** ∂J/∂y: to be filled before `readOutBackward`. */
  readonly dy: Rows;
  /** By `layer1`, `layer2.reverse`, …: their initial and final states. */
  readonly layers: Readonly<Record<string, RecurrentLayer>>;
  /** Of the same: h of every step. */
  readonly states: Readonly<Record<string, Rows>>;
  /** The states of T steps for B sequences. */
  forward(T: number, B: number): void;
  /** y of `rows` rows from `first` on. */
  readOut(rows: number, first: number): void;
  /** Zeros in the gradients of the states, before the first `readOutBackward` of a pass. */
  startBackward(T: number, B: number): void;
  /** From dy of these rows into the top layer. */
  readOutBackward(rows: number, first: number): void;
  /** From the top layer all the way back. */
  backward(T: number, B: number): void;
}

/** Room for a network's parameters. */
export function networkParameters(memory: KernelMemory, network: Shaped): NetworkParameters {
  const layout = parameterLayout(network);
  return {layout, parameters: memory.floats(layout.length), gradients: memory.floats(layout.length)};
}

/**
 * A network's passes, and room for them. What it makes of its input is said in src/engine/networks, the reference that
 * it is held to.
 */
export function float32Network(
  memory: KernelMemory,
  network: Network,
  {layout, parameters, gradients}: NetworkParameters,
  capacity: Capacity
): Float32Network {
  const {input, outputSize} = network.spec;
  const count = capacity.steps * capacity.batch;
  const part = (first: string, length: number) => ({
    parameters: parameters.part(layout.offsets[first], length),
    gradients: gradients.part(layout.offsets[first], length)
  });
  const layers = stack(memory, network, part, capacity);
  const {bottom, dBottom, top, dTop} = layers;
  const [y, dy] = [memory.rows(count, outputSize), memory.rows(count, outputSize)];
  const head = linearLayer(memory, {...part("V", outputSize * (top.columns + 1)), u: top, y, dy, du: dTop});
  const tokens = "size" in input ? undefined : memory.ints(count);
  const words =
    "size" in input || !tokens
      ? undefined
      : embedding({...part("E", input.vocabulary * input.embedding), tokens, x: bottom, dx: dBottom});
  return {
    ...{capacity, x: bottom, dx: dBottom, ...(tokens && {tokens}), y, dy, layers: layers.layers, states: layers.states},
    forward(T, B) {
      words?.forward(T * B);
      layers.forward(T, B);
    },
    readOut: (rows, first) => head.forward(rows, first),
    startBackward: (T, B) => layers.startBackward(T * B),
    readOutBackward: (rows, first) => head.backward(rows, first),
    backward(T, B) {
      layers.backward(T, B);
      words?.backward(T * B);
    }
  };
}
