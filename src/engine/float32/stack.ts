import type {Network} from "../networks/network.js";
import {countParameters} from "../parameters.js";
import type {Floats} from "./kernels/floats.js";
import type {KernelMemory} from "./kernels/kernelMemory.js";
import {recurrentLayer, type RecurrentLayer} from "./kernels/recurrentLayer.js";
import type {Rows} from "./kernels/rows.js";

/** How many steps and sequences there is room for. */
export interface Capacity {
  readonly steps: number;
  readonly batch: number;
  /** Whether the gradient of given vectors, ∂J/∂u⁰, is wanted too: not for training. */
  readonly inputGradient?: boolean;
}

/** A part of a network's parameters and of their gradients, from the first of these parameters on. */
export type ParameterPart = (firstParameter: string, length: number) => {parameters: Floats; gradients: Floats};

/** The recurrent layers of a network: from u⁰ to u^L, and back from ∂J/∂u^L to ∂J/∂u⁰. Rows t · B + b. */
export interface Stack {
  readonly bottom: Rows;
  readonly top: Rows;
  readonly dBottom: Rows;
  readonly dTop: Rows;
  /** By `layer1`, `layer2.reverse`, …. */
  readonly layers: Readonly<Record<string, RecurrentLayer>>;
  /** Of the same: their states. */
  readonly states: Readonly<Record<string, Rows>>;
  forward(T: number, B: number): void;
  /** Zeros in all gradients of so many rows: the way back adds to them. */
  startBackward(rows: number): void;
  backward(T: number, B: number): void;
}

/** One layer in its buffers: u^{ℓ−1}, u^ℓ, its own h, and the gradients of these. */
interface Level {
  readonly below: Rows;
  readonly above: Rows;
  readonly h: Rows;
  readonly dBelow: Rows;
  readonly dAbove: Rows;
  readonly dh: Rows;
}

/** Lays the recurrent layers of a network out in memory, joined as its spec says. */
export function stack(memory: KernelMemory, network: Network, part: ParameterPart, capacity: Capacity): Stack {
  const {spec} = network;
  const {bottom, dBottom, levels} = levelsOf(memory, network, capacity.steps * capacity.batch);
  const layers: Record<string, RecurrentLayer> = {};
  const states: Record<string, Rows> = {};
  for (const [k, {directions, inputSize}] of network.layers.entries()) {
    const {below, h, dBelow, dh} = levels[k];
    // Of a vector that is given the gradient is seldom wanted.
    const dx = k > 0 || !("size" in spec.input) || capacity.inputGradient ? {dx: dBelow} : {};
    for (const [side, {name, prefix, cell, reverse}] of directions.entries()) {
      const H = spec.hiddenSize;
      states[name] = h.part(side * H, H);
      layers[name] = recurrentLayer(
        memory,
        {cell: spec.cell, inputSize, hiddenSize: H, steps: capacity.steps, batch: capacity.batch, reverse},
        {
          ...part(prefix + Object.keys(cell.shapes)[0], countParameters(cell)),
          ...{x: below, h: states[name], dh: dh.part(side * H, H), ...dx}
        }
      );
    }
  }
  const isSum = (k: number) => spec.connections === "residual" && k > 0;
  const at = (k: number) => network.layers[k].directions.map(({name}) => layers[name]);
  const {above: top, dAbove: dTop} = levels.at(-1) ?? {above: bottom, dAbove: dBottom};
  const gradients = new Map([dBottom, ...levels.map(({dAbove}) => dAbove)].map(({floats, width}) => [floats, width]));
  return {
    ...{bottom, dBottom, top, dTop, layers, states},
    forward(T, B) {
      for (const [k, {below, above, h}] of levels.entries()) {
        for (const layer of at(k)) layer.forward(T, B);
        // u^ℓ = u^{ℓ−1} + h^ℓ
        if (isSum(k)) setSum(above, below, h, T * B);
      }
    },
    startBackward(rows) {
      for (const [floats, width] of gradients) floats.part(0, rows * width).fill(0);
    },
    backward(T, B) {
      for (const [k, {dBelow, dAbove}] of [...levels.entries()].reverse()) {
        // ∂J/∂u^{ℓ−1}: as it is, past the layer; what comes through the layer is added to it.
        if (isSum(k)) firstRows(dBelow, T * B).add(firstRows(dAbove, T * B));
        for (const layer of at(k)) layer.backward(T, B);
      }
    }
  };
}

/** The buffers of all layers; in a dense stack every u is the first part of one wide row, so that nothing is copied. */
function levelsOf(memory: KernelMemory, {spec, layers}: Network, count: number) {
  const inputSize = "size" in spec.input ? spec.input.size : spec.input.embedding;
  const width = spec.hiddenSize * (spec.bidirectional ? 2 : 1);
  const pair = (columns: number) => [memory.rows(count, columns), memory.rows(count, columns)] as const;
  if (spec.connections === "dense") {
    const [values, gradients] = pair(inputSize + layers.length * width);
    const level = (_: unknown, k: number): Level => {
      const below = inputSize + k * width;
      const parts = (rows: Rows) =>
        [rows.part(0, below), rows.part(0, below + width), rows.part(below, width)] as const;
      const [[u, above, h], [du, dAbove, dh]] = [parts(values), parts(gradients)];
      return {below: u, above, h, dBelow: du, dAbove, dh};
    };
    return {bottom: values.part(0, inputSize), dBottom: gradients.part(0, inputSize), levels: layers.map(level)};
  }
  const [bottom, dBottom] = pair(inputSize);
  let [below, dBelow] = [bottom, dBottom];
  const level = (_: unknown, k: number): Level => {
    const [above, dAbove] = pair(width);
    // The sum of a residual layer is not its h, but the gradients of the two are one.
    const h = spec.connections === "residual" && k > 0 ? memory.rows(count, width) : above;
    const result = {below, above, h, dBelow, dAbove, dh: dAbove};
    [below, dBelow] = [above, dAbove];
    return result;
  };
  return {bottom, dBottom, levels: layers.map(level)};
}

/** The first rows of rows that fill their width. */
function firstRows({floats, width}: Rows, rows: number): Floats {
  return floats.part(0, rows * width);
}

function setSum(sum: Rows, a: Rows, b: Rows, rows: number): void {
  const total = firstRows(sum, rows);
  total.view.set(firstRows(a, rows).view);
  total.add(firstRows(b, rows));
}
